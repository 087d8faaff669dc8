import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { demoClient } from "@/demo/testing/demo-client";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { advanceDue } from "@/lib/videos/advance";
import { createVideo } from "@/lib/videos/create";
import { makeViewer } from "@/tests/support/studio";
import { dialects } from "../testing/dialects";
import { startFakeService } from "../testing/fake-service";

const apiKey = "secret-key-of-the-studio";
vi.stubEnv("GOOGLE_GENERATIVE_AI_API_KEY", apiKey);

const google = dialects.google as (typeof dialects)[string];
let fake: Awaited<ReturnType<typeof startFakeService>>;

/** Google, as the studio's own engine sees it, with a real clip to hand out. */
beforeAll(async () => {
  const { OPENAI_BASE_URL, OPENAI_API_KEY = "" } = env();
  const demo = demoClient({ url: new URL(OPENAI_BASE_URL).origin, key: OPENAI_API_KEY });
  const { id } = await demo.create({ prompt: "A kite", seconds: "4", size: "720x720" });
  await demo.end(id);
  fake = await startFakeService(google, Buffer.from(await (await demo.content(id)).arrayBuffer()));
  // Read when the engine is first asked for.
  google.provider.baseUrl = fake.baseUrl;
});
beforeEach(() => void fake.seen.splice(0));
afterAll(() => fake.stop());

async function makeVeo(viewer: Viewer) {
  const input = { requestId: "1", prompt: "A kite", model: "google/veo-3.1-fast", size: "1280x720", seconds: 4 };
  return (await createVideo(viewer, input)).id;
}

async function advanceUntil(viewer: Viewer, id: string, status: string) {
  for (const start = performance.now(); performance.now() - start < 30_000; await setTimeout(50)) {
    await advanceDue({ userId: viewer.id });
    const video = await db.video.findUniqueOrThrow({ where: { id } });
    if (video.status === status) return video;
    await db.video.updateMany({ where: { id }, data: { nextAt: new Date(0) } });
  }
  throw new Error(`It never became ${status}.`);
}

test("a hosted model's clip goes the whole way, its start is paid once, and the key is stored nowhere", async () => {
  const viewer = await makeViewer({ unlimited: true });
  const id = await makeVeo(viewer);
  fake.next.status.push({ status: 200, body: google.pending }, { status: 503, body: {} });
  await advanceUntil(viewer, id, "completed");
  expect(fake.starts()).toHaveLength(1);

  const rows = await db.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(v)::text AS row FROM videos v WHERE id = ${id}::uuid
    UNION ALL SELECT to_jsonb(e)::text FROM video_events e WHERE video_id = ${id}::uuid
    UNION ALL SELECT to_jsonb(a)::text FROM video_assets a WHERE video_id = ${id}::uuid`;
  expect(rows.length).toBeGreaterThan(5);
  expect(JSON.stringify(rows)).toContain("operations/o1");
  expect(JSON.stringify(rows)).not.toContain(apiKey);
  expect(fake.seen.map(({ path }) => path).join()).not.toContain(apiKey);
}, 60_000);

test("a start whose reply is lost is unconfirmed and never sent again", async () => {
  const viewer = await makeViewer({ unlimited: true });
  fake.next.start.push("drop");
  const id = await makeVeo(viewer);
  await advanceUntil(viewer, id, "uncertain");
  for (let rounds = 0; rounds < 5; rounds++) {
    await db.video.updateMany({ where: { id }, data: { nextAt: new Date(0) } });
    await advanceDue({ userId: viewer.id });
  }
  expect((await db.video.findUniqueOrThrow({ where: { id } })).status).toBe("uncertain");
  expect(fake.starts()).toHaveLength(1);
}, 60_000);
