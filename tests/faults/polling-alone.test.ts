import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";
import { amount, fullScale } from "./support/scale";

/** How long the engine takes for a clip of one second, here and as it is said to be usual. */
const duration = amount("POLL_SECONDS", { small: 14, full: 120 });
const jobs = amount("POLL_JOBS", { small: 5, full: 40 });
const rig = withRig({ speed: 7 / duration, usualSeconds: duration, lease: 20 });

it(`without a single webhook ${jobs} jobs of ${duration} s finish, late as the polling table says`, async () => {
  const worker = rig.startWorker();
  await worker.ready;
  const prompts = Array.from({ length: jobs }, () => uniquePrompt());
  await Promise.all(prompts.map((prompt) => worker.create(rig.viewer, prompt)));
  await untilSettled({ seconds: duration + 90, hurry: false });
  expect(await db.video.count({ where: { status: "completed" } })).toBe(jobs);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);

  const calls = ((await rig.engine.counts()).retrieve ?? 0) / jobs;
  const late = await lateness();
  console.log(
    `${calls.toFixed(1)} calls for each job, seen ${late.toFixed(1)} s late; every 10 s: ${Math.ceil(duration / 10)} calls, 5 s`,
  );
  if (!fullScale) return; // a short job is over before an estimate can pay
  expect(calls).toBeLessThanOrEqual(0.4 * Math.ceil(duration / 10));
  expect(late).toBeLessThanOrEqual(5);
});

/** Mean seconds from the engine's end, which it tells in whole seconds, to our knowing of it. */
async function lateness(): Promise<number> {
  const seen = await db.videoEvent.findMany({ where: { to: "copying" }, include: { video: true } });
  const late = seen.map(
    async ({ at, video }) => at.getTime() / 1000 - (await rig.engine.endOf(video.engineKey ?? "")) - 0.5,
  );
  return (await Promise.all(late)).reduce((sum, seconds) => sum + seconds, 0) / seen.length;
}
