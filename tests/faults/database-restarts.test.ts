import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { type RunningPostgres, startPostgres } from "@/scripts/embedded/postgres";
import { applyMigrations } from "@/scripts/migrations/apply";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";
import { amount, fullScale, randomOf } from "./support/scale";

const random = randomOf("restarts");
const seconds = amount("RESTART_SECONDS", { small: 8, full: 120 });
let postgres: RunningPostgres;
let folder: string;
const start = (preferredPort?: number) =>
  startPostgres({
    folder: join(folder, "data"),
    password: "faults",
    database: "faults",
    logFile: join(folder, "postgres.log"),
    preferredPort,
    settings: { fsync: "off", max_connections: "200" },
  });

async function restart(): Promise<void> {
  const { port } = postgres;
  postgres = await start(port);
  // Somebody else may have the port for a moment.
  while (postgres.port !== port) {
    await postgres.stop();
    await sleep(200);
    postgres = await start(port);
  }
}

// Its own server, because it is stopped under everybody's feet.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dailies-faults-pg-"));
  await chmod(folder, 0o711);
  postgres = await start();
  await applyMigrations(postgres.url);
  process.env.DATABASE_URL = postgres.url;
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});
// The hardest engine: no key and no callback, so a start whose reference was not saved must be found in the list.
const rig = withRig({ idempotency: false, lease: 4 });

it(`the database is restarted every few seconds for ${seconds} s, and nothing is lost`, async () => {
  const workers = [rig.startWorker({ TICK_SECONDS: "5" }), rig.startWorker({ TICK_SECONDS: "5" })];
  const front = rig.startFront();
  await Promise.all([...workers, front].map((process) => process.ready));
  const prompts: string[] = [];
  const recoveries: number[] = [];
  const end = performance.now() + seconds * 1000;
  let submitting = true;
  const submitter = (async () => {
    while (submitting) {
      const prompt = uniquePrompt();
      prompts.push(prompt);
      // A user whose request failed sends it again, with the same request id.
      while (!(await front.create(rig.viewer, prompt).catch(() => null))) await sleep(100);
      await sleep(150);
    }
  })();

  while (performance.now() < end) {
    await sleep(fullScale ? 5000 + random() * 5000 : 3500);
    await postgres.stop();
    await sleep(500 * random());
    await restart();
    const back = performance.now();
    const before = await lastEvent();
    while ((await lastEvent()) === before && performance.now() - back < 20_000) await sleep(50);
    recoveries.push(performance.now() - back);
  }
  submitting = false;
  await submitter;
  await untilSettled({ seconds: 100 });

  const unknown = await db.videoEvent.count({ where: { to: "uncertain" } });
  console.log(
    `${unknown} starts were unknown for a while; ${prompts.length} jobs, ${recoveries.length} restarts, progress after ${recoveries.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(", ")}`,
  );
  const states = await db.video.groupBy({ by: ["status"], _count: true });
  expect(states).toEqual([{ status: "completed", _count: prompts.length }]);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);
  await expectStored();
  if (fullScale) expect(Math.max(...recoveries)).toBeLessThanOrEqual(5000);
});

/** Reading works as soon as the pool has thrown away its dead connections. */
async function lastEvent(): Promise<bigint | null> {
  for (;;) {
    const found = await db.videoEvent.aggregate({ _max: { id: true } }).catch(() => null);
    if (found) return found._max.id;
    await sleep(20);
  }
}
