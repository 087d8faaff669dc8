import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";
import { advanceSoon } from "./advance-soon";
import { createVideo } from "./create";

it("a thousand hints at once share one look, and a later one looks again", async () => {
  const viewer = await makeViewer();
  const create = () => createVideo(viewer, { requestId: uniquePrompt(), prompt: uniquePrompt() });
  await create();
  const looks = Array.from({ length: 1000 }, () => advanceSoon(viewer.id));
  expect(new Set(looks).size).toBe(1);
  await looks[0];
  expect(await db.video.count({ where: { status: "queued" } })).toBe(0);

  const first = advanceSoon(viewer.id);
  await create();
  await advanceSoon(viewer.id);
  await first;
  expect(await db.video.count({ where: { status: "queued" } })).toBe(0);
});
