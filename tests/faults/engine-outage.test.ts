import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, paidStarts } from "./support/expect-sound";
import { skipWaits, until, untilSettled, withRig } from "./support/rig";
import { amount, fullScale } from "./support/scale";

const jobs = amount("OUTAGE_JOBS", { small: 6, full: 24 });
const seconds = amount("OUTAGE_SECONDS", { small: 9, full: 300 });
const retryAfter = fullScale ? 30 : 3;

const outages = [
  {
    name: `429 with Retry-After: ${retryAfter}`,
    fault: { kind: "rate_limit", retryAfter },
    // Somebody has to ask, once for each time the engine named. At the beginning each process has its calls under way.
    fewest: Math.ceil(seconds / retryAfter) + 8,
  },
  {
    name: "503",
    fault: { kind: "error", status: 503 },
    // Nothing says that all are hit, so each job asks for itself, after 2, 4, 8 … 120 s.
    fewest: jobs * looks(seconds),
  },
];

/** How often one job asks in this time, doubling its pause from two seconds to two minutes. */
function looks(time: number): number {
  let count = 1;
  for (let at = 0, pause = 2; at + pause <= time; pause = Math.min(pause * 2, 120), count++) at += pause;
  return count;
}

describe.each(outages)(`${seconds} s of $name`, ({ fault, fewest }) => {
  const rig = withRig({ lease: 20, usualSeconds: 60 });

  it(`no job of ${jobs} fails or starts again, in at most 1.2 × the fewest calls`, async () => {
    const prompts = Array.from({ length: jobs }, () => uniquePrompt());
    const worker = rig.startWorker();
    const ids = await Promise.all(prompts.map(async (prompt) => (await worker.create(rig.viewer, prompt)).id));
    const running = { id: { in: ids }, status: "running" } as const;
    await until("all running", async () => (await db.video.count({ where: running })) === jobs);

    const before = await callsNow();
    await rig.engine.arm(fault);
    await skipWaits(); // all are due at the very beginning
    await sleep(seconds * 1000);
    const calls = (await callsNow()) - before;
    expect(await db.video.count({ where: running })).toBe(jobs);
    console.log(`${fault.kind}: ${calls} calls, at least ${fewest} are needed`);
    expect(calls).toBeLessThanOrEqual(1.2 * fewest);

    await rig.engine.disarm();
    await untilSettled();
    expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
    await expectSound(rig.engine);
    await worker.kill();
  });

  const callsNow = async () => Object.values(await rig.engine.counts()).reduce((sum, count) => sum + count, 0);
});
