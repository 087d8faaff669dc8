import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import { skipWaits, until, untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const lease = 2;
const rig = withRig({ lease });
const wanted = amount("ZOMBIES", { small: 6, full: 200 });
const answerMs = 1500;

/** The call each zombie sleeps through: the engine's answer waits for it when it wakes. */
const phases = [
  { route: "create", status: "starting" },
  { route: "retrieve", status: "running" },
  { route: "content", status: "copying" },
] as const;
const batch = Math.min(8, Math.ceil(wanted / phases.length)); // one process works on eight at once

it(`${wanted} zombies that wake after their lease write nothing`, async () => {
  const zombie = rig.startWorker();
  const heir = rig.startWorker();
  await Promise.all([zombie.ready, heir.ready]);
  const prompts: string[] = [];
  const zombies = new Set<string>();

  for (let round = 0; zombies.size < wanted; round++) {
    const { route, status } = phases[round % phases.length] as (typeof phases)[number];
    heir.child.kill("SIGSTOP");
    const fresh = Array.from({ length: batch }, () => uniquePrompt());
    prompts.push(...fresh);
    await rig.engine.arm({ kind: "delay", ms: answerMs, times: batch, match: { route } });
    await Promise.all(fresh.map((prompt) => zombie.create(rig.viewer, prompt)));
    const calling = () => db.video.findMany({ where: { status, prompt: { in: fresh }, leaseToken: { not: null } } });
    await until("a call under way", async () => {
      await skipWaits();
      return (await calling()).length > 0;
    });
    await sleep(answerMs / 3); // the others of the batch follow
    zombie.child.kill("SIGSTOP");
    for (const { id } of await calling()) zombies.add(id);
    await sleep(lease * 1000);
    heir.child.kill("SIGCONT");
    // In every other round it wakes while its heir is still at work.
    if (round % 2 === 0) await untilSettled({ seconds: 60 });
    else await until("the heir at work", async () => (await takenOver([...zombies])) === zombies.size);
    zombie.child.kill("SIGCONT");
    await untilSettled({ seconds: 60 });
    await rig.engine.disarm();
  }
  await zombie.call("advanceDue", { forMs: 500 }); // it lives, and has read all that waited for it

  console.log(`${zombies.size} zombies in ${prompts.length} jobs`);
  expect(await takenOver([...zombies])).toBe(zombies.size);
  expect(await db.video.count({ where: { status: "completed" } })).toBe(prompts.length);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);
  await expectStored();
});

/** How many of these videos were leased by both processes. */
async function takenOver(ids: string[]): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: bigint }]>`
    SELECT count(*) FROM (SELECT video_id FROM lease_owners WHERE video_id = ANY(${ids}::uuid[])
      GROUP BY video_id HAVING count(DISTINCT writer) > 1) both_had_it`;
  return Number(row.count);
}
