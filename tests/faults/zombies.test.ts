import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import { skipWaits, until, untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const lease = 2;
const rig = withRig({ lease });
const wanted = amount("ZOMBIES", { small: 24, full: 200 });
const batch = 8; // what one process works on at once

/** The call each zombie is stopped in: the engine answers while the process sleeps. */
const phases = [
  { route: "create", status: "starting" },
  { route: "retrieve", status: "running" },
  { route: "content", status: "copying" },
] as const;

it(`${wanted} zombies that wake after their lease write nothing`, async () => {
  const zombie = rig.startWorker();
  const heir = rig.startWorker();
  await Promise.all([zombie.ready, heir.ready]);
  const prompts: string[] = [];

  for (let round = 0; zombies.length < wanted; round++) {
    const phase = phases[round % phases.length] as (typeof phases)[number];
    heir.child.kill("SIGSTOP");
    await rig.engine.arm({ kind: "delay", ms: 700, times: batch, match: { route: phase.route } });
    const fresh = Array.from({ length: batch }, () => uniquePrompt());
    prompts.push(...fresh);
    await Promise.all(fresh.map((prompt) => zombie.create(rig.viewer, prompt)));
    const asleep = () => leased(phase.status, fresh);
    await until(`${batch} calls to ${phase.route} under way`, async () => {
      await skipWaits();
      return (await asleep()).length > 0;
    });
    zombie.child.kill("SIGSTOP");
    zombies.push(...(await asleep()));
    await sleep(lease * 1000);
    heir.child.kill("SIGCONT");
    await untilSettled({ seconds: 60 });
    zombie.child.kill("SIGCONT");
    await sleep(300); // it reads the answers that waited for it
    await rig.engine.disarm();
  }

  // Its leases ended before it woke, so the oracle would show each of its writes.
  await zombie.call("advanceDue", { forMs: 500 });
  expect(await db.video.count({ where: { status: "completed" } })).toBe(prompts.length);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);
  await expectStored();
});

const zombies: string[] = [];

async function leased(status: (typeof phases)[number]["status"], prompts: string[]): Promise<string[]> {
  const rows = await db.video.findMany({ where: { status, prompt: { in: prompts }, leaseToken: { not: null } } });
  return rows.map((row) => row.id);
}
