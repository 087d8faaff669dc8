import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const rig = withRig({ lease: 20 });
const jobs = amount("SHARED_JOBS", { small: 16, full: 2000 });

it(`four processes share ${jobs} jobs through overlapping ticks without a double step`, async () => {
  const workers = Array.from({ length: 4 }, () => rig.startWorker());
  await Promise.all(workers.map((worker) => worker.ready));
  const prompts = Array.from({ length: jobs }, () => uniquePrompt());
  // What is tried is the sharing, not how many submits at once a small pool of connections can seat.
  for (let i = 0; i < jobs; i += 100)
    await Promise.all(prompts.slice(i, i + 100).map((prompt, n) => workers[n % 4]?.create(rig.viewer, prompt)));
  // Every process is told to look again and again besides its own tick, as status reads and webhooks do.
  const poke = () => Promise.all(workers.map((worker) => worker.call("advanceDue", { limit: 4, forMs: 500 })));
  await untilSettled({ seconds: 20 + jobs, each: async () => void (await poke()) });

  expect(await db.video.count({ where: { status: "completed" } })).toBe(jobs);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);
  await expectStored();
  const owners = await db.$queryRaw<unknown[]>`SELECT DISTINCT writer FROM lease_owners`;
  expect(owners).toHaveLength(4);
});
