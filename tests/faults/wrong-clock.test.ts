import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { newSecret, signDelivery } from "./support/deliveries";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import type { AppProcess } from "./support/process";
import { untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const hour = 3600;
const secret = newSecret();
const rig = withRig({ webhookSecrets: [secret] });
const jobs = amount("CLOCK_JOBS", { small: 6, full: 200 });
let early: AppProcess;
let late: AppProcess;
beforeAll(async () => {
  early = rig.startWorker({ CLOCK_SHIFT_SECONDS: String(-hour) });
  late = rig.startWorker({ CLOCK_SHIFT_SECONDS: String(hour) });
  await Promise.all([early.ready, late.ready]);
});

it(`${jobs} jobs are shared by processes whose clocks are an hour early and an hour late`, async () => {
  const prompts = Array.from({ length: jobs }, () => uniquePrompt());
  await rig.engine.arm({ kind: "drop_reply", times: Math.ceil(jobs / 4) });
  await Promise.all(prompts.map((prompt, i) => (i % 2 ? early : late).create(rig.viewer, prompt)));
  await untilSettled();
  expect(await db.video.count({ where: { status: "completed" } })).toBe(jobs);
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  await expectSound(rig.engine);
  await expectStored();
});

it("a delivery outside the tolerance of the process that gets it is refused", async () => {
  const send = (process: AppProcess, secondsFromNow: number) => {
    const { body, headers } = signDelivery(secret, "video_unknown", {
      at: new Date(Date.now() + secondsFromNow * 1000),
    });
    return process.call("receiveWebhook", body, headers, null);
  };
  for (const [process, itsNow] of [
    [early, -hour],
    [late, hour],
  ] as const) {
    for (const off of [-hour, hour, -400, 400].filter((seconds) => seconds !== itsNow)) {
      const at = Math.abs(off) < hour ? itsNow + off : off;
      await expect(send(process, at), `${at} s`).rejects.toMatchObject({ code: "unauthenticated" });
    }
    await expect(send(process, itsNow)).resolves.toBe(false);
  }
  expect(await db.webhookReceipt.count()).toBe(2);
});
