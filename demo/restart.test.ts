import fs from "node:fs";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { type SpawnedDemo, spawnDemo } from "@/demo/spawn";
import { demoClient, temporaryDirectory } from "@/demo/testing/demo-client";

// Each of these starts processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let running: SpawnedDemo | undefined;
afterEach(() => running?.kill("SIGKILL"));

async function start(dataDir: string, env: Record<string, string> = {}) {
  running = await spawnDemo({ DEMO_DATA: dataDir, DEMO_FAULTS: "1", DEMO_RENDER: "cached", DEMO_SPEED: "8", ...env });
  return { demo: running, client: demoClient(running) };
}

it("loses no job, no file, no ledger line and no key when it is killed", async () => {
  const dataDir = temporaryDirectory();
  const before = await start(dataDir);
  const headers = { "idempotency-key": "survivor" };
  const done = await before.client.end((await before.client.create({ prompt: "finished before" })).id);
  const bytes = await (await before.client.content(done.id)).arrayBuffer();
  const refused = await before.client.create({ prompt: "forbidden" });
  const live = await before.client.create({ prompt: "still running" }, headers);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const progress = (await before.client.get(live.id)).progress;
  const waiting = await before.client.create({ prompt: "just accepted" });
  await before.demo.kill("SIGKILL");

  const after = await start(dataDir);
  expect((await after.client.get(done.id)).status).toBe("completed");
  expect(Buffer.from(await (await after.client.content(done.id)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  expect((await after.client.get(live.id)).progress).toBeGreaterThanOrEqual(progress);
  expect((await after.client.create({ prompt: "still running" }, headers)).id).toBe(live.id);
  expect((await after.client.end(live.id)).status).toBe("completed");
  expect((await after.client.end(waiting.id)).status).toBe("completed");
  expect((await after.client.end(refused.id)).error?.code).toBe("moderation_blocked");
  const { entries, counts } = await after.client.ledger();
  expect(entries.map((entry) => entry.id)).toEqual([done.id, refused.id, live.id, waiting.id]);
  expect(counts.create).toBe(5);
});

it("starts with a torn last line, and stops cleanly on SIGTERM", async () => {
  const dataDir = temporaryDirectory();
  const before = await start(dataDir);
  const video = await before.client.create({ prompt: "whole" });
  await before.demo.kill("SIGTERM");
  expect(before.demo.process.exitCode).toBe(0);
  fs.appendFileSync(path.join(dataDir, "jobs.jsonl"), '{"id":"video_torn","stat');
  const after = await start(dataDir);
  expect((await after.client.end(video.id)).status).toBe("completed");
  expect((await after.client.call("GET", "/v1/videos/video_torn")).status).toBe(404);
});

it("goes when its parent goes", async () => {
  const { demo } = await start(temporaryDirectory());
  const gone = new Promise((resolve) => demo.process.once("exit", resolve));
  demo.process.disconnect();
  expect(await gone).toBe(0);
});

it("says what is wrong with its configuration in one line", async () => {
  await expect(start(temporaryDirectory(), { DEMO_SPEED: "fast" })).rejects.toThrow("stopped with code 1");
});
