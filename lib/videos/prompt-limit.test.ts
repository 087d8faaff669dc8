import { beforeAll, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { queueOne, read, step } from "@/tests/support/lifecycle";
import { acceptedStarts } from "@/tests/support/studio";
import { createVideo } from "./create";
import { remixVideo } from "./remix";

// A model that takes short prompts and has neither remix nor first frame: a remix sends both prompts, as far as they fit.

const limit = 60;
const model = { id: "demo-1", sizes: ["720x720"], seconds: [4], maxPrompt: limit, image: false, remix: false };
vi.stubEnv("EMBEDDED", "database,storage"); // the engine is somebody's own
vi.stubEnv("OPENAI_VIDEO_MODELS", JSON.stringify([model]));

const source = "A lighthouse on a cliff above the sea at dusk, waves far below";
let finished: Awaited<ReturnType<typeof queueOne>>;

beforeAll(async () => {
  finished = await queueOne({ prompt: source.slice(0, limit) });
  await step();
  await db.video.update({ where: { id: finished.id }, data: { status: "completed", nextAt: null } });
});

const remix = (prompt: string) =>
  remixVideo(finished.viewer, { requestId: crypto.randomUUID(), videoId: finished.id, prompt });

it("refuses a prompt that is too long for the model, also of a remix", async () => {
  const prompt = "x".repeat(limit + 1);
  const refusal = { code: "invalid_input", field: "prompt" };
  const created = createVideo(finished.viewer, { requestId: "long", prompt, seconds: 4 });
  await expect(created).rejects.toMatchObject(refusal);
  await expect(remix(prompt)).rejects.toMatchObject(refusal);
});

it.each([
  ["in a gale", "A lighthouse on \n\nThe same shot, with this change: in a gale"],
  ["the whole coast at night, in heavy rain", "the whole coast at night, in heavy rain"],
])("%j is sent whole", async (change, sent) => {
  const { id } = await remix(change);
  await step();
  expect((await read(id)).status).toBe("running");
  const [start] = await acceptedStarts(change);
  expect(start?.prompt.replaceAll("\r\n", "\n")).toBe(sent); // forms end their lines so
});
