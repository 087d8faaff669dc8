import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";
import { expectSound } from "./support/expect-sound";
import type { AppProcess } from "./support/process";
import { untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const rig = withRig();
const submits = amount("SUBMITS", { small: 40, full: 200 });
const price = 100_000;
let fronts: AppProcess[];
beforeAll(async () => {
  fronts = [rig.startFront(), rig.startFront()];
  await Promise.all(fronts.map((front) => front.ready));
});

describe(`the last credit under ${submits} parallel submits`, () => {
  it.each([
    ["of the user's own budget", { budgetMicros: price }, null],
    ["of the studio's budget for everyone", {}, price],
  ])("%s buys exactly one start", async (_, user, studioBudget) => {
    const key = "defaultBudgetMicros";
    const value = studioBudget ?? 1_000_000_000;
    await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    const viewer = await makeViewer(user);
    const marker = uniquePrompt();
    const results = await Promise.allSettled(
      Array.from({ length: submits }, (_, i) => fronts[i % 2]?.create(viewer, `${marker} ${i}`)),
    );
    const refusals = results.filter((result) => result.status === "rejected").map((result) => result.reason.code);
    expect(refusals).toEqual(Array(submits - 1).fill("budget_exceeded"));

    const worker = rig.startWorker();
    await untilSettled();
    await worker.kill();
    expect((await rig.engine.starts()).filter((start) => start.prompt.includes(marker))).toHaveLength(1);
    await expectSound(rig.engine);
  });
});
