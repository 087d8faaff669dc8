import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import type { AppProcess } from "./support/process";
import { skipWaits, untilSettled, withRig } from "./support/rig";
import { amount, fullScale, randomOf, shuffle } from "./support/scale";

const rig = withRig({ lease: 2 });
const jobs = amount("CRASH_JOBS", { small: 13, full: 1000 });
const random = randomOf("crash");

/** Where a process that moves videos on kills itself; crash-in-call.test.ts has those that answer a call. */
const points = [
  "claim.after-commit",
  "start.before-intent",
  "start.after-intent",
  "start.after-call",
  "start.after-outcome",
  "poll.after-status",
  "poll.after-done",
  "reconcile.after-search",
  "copy.before",
  "copy.part",
  "copy.visible",
  "copy.stored",
  "copy.completed",
];

it(`${jobs} jobs survive kill -9 at ${points.length} points of the lifecycle`, async () => {
  const prompts: string[] = [];
  const killed = new Map(points.map((point) => [point, 0]));
  const queue = shuffle(points, random);
  const workers = new Set<AppProcess>();
  let settled = false;

  /** A process with a point to die at; the next one follows it. At full size each point comes again and again. */
  const keepWorking = async () => {
    for (;;) {
      const point = prompts.length < jobs || !fullScale ? queue.shift() : undefined;
      const worker = rig.startWorker(point ? { CRASH_AT: `${point}#${1 + Math.floor(random() * 2)}` } : {});
      workers.add(worker);
      await worker.exited;
      workers.delete(worker);
      if (!point || settled) return;
      killed.set(point, (killed.get(point) ?? 0) + 1);
      if (fullScale) queue.push(point);
    }
  };
  const working = [keepWorking(), keepWorking()];
  const front = rig.startFront();
  await front.ready;
  // Some replies are lost, so that there is something to reconcile: at first, and until every process had its death.
  await rig.engine.arm({ kind: "drop_reply", times: Math.ceil(jobs / 5) });

  const allDied = () => [...killed.values()].every((times) => times > 0);
  while (prompts.length < jobs || !allDied()) {
    await skipWaits();
    const live = await db.video.count({ where: { nextAt: { not: null } } });
    if (prompts.length >= jobs) await rig.engine.arm({ kind: "drop_reply", times: 1 });
    const fresh = Array.from({ length: Math.max(8 - live, 0) }, () => uniquePrompt());
    prompts.push(...fresh);
    await Promise.all(fresh.map((prompt) => front.create(rig.viewer, prompt)));
    await sleep(100);
  }
  await untilSettled({ seconds: 100 });
  settled = true;
  await Promise.all([...workers].map((worker) => worker.kill()));
  await Promise.all(working);

  console.log(`killed: ${[...killed].map(([point, times]) => `${point} ${times}×`).join(", ")}`);
  expect(await db.video.count({ where: { status: "completed" } })).toBe(prompts.length);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  expect(await db.usage.count({ where: { state: "settled" } })).toBe(prompts.length);
  await expectSound(rig.engine);
  await expectStored();
});
