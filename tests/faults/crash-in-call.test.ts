import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { headObject } from "@/lib/storage";
import { assetKeys } from "@/lib/videos/archive";
import { uniquePrompt } from "@/tests/support/studio";
import { newSecret, signDelivery } from "./support/deliveries";
import { expectSound } from "./support/expect-sound";
import { type AppProcess, ProcessDied } from "./support/process";
import { until, untilSettled, withRig } from "./support/rig";

const secret = newSecret();
const rig = withRig({ lease: 2, webhookSecrets: [secret] });
let worker: AppProcess;
beforeAll(async () => {
  worker = rig.startWorker();
  await worker.ready;
});

/** The call kills its process; the caller, who never got an answer, tries again. */
async function callTwice(point: string, name: string, ...args: unknown[]): Promise<void> {
  const doomed = rig.startFront({ CRASH_AT: point });
  await expect(doomed.call(name, ...args)).rejects.toThrow(ProcessDied);
  expect((await doomed.exited).signal).toBe("SIGKILL");
  await worker.call(name, ...args);
}

const startsOf = async (prompt: string) => (await rig.engine.starts()).filter((start) => start.prompt === prompt);
const statusOf = async (id: string) => (await db.video.findUniqueOrThrow({ where: { id } })).status;

describe("kill -9 in the middle of a call, which is then repeated", () => {
  it("create: one video, one start", async () => {
    const prompt = uniquePrompt();
    const input = { requestId: prompt, prompt, seconds: 1 };
    await callTwice("create.after-commit", "createVideo", rig.viewer, input);
    await untilSettled();
    expect(await db.video.count({ where: { prompt } })).toBe(1);
    expect(await startsOf(prompt)).toHaveLength(1);
  });

  it("retry: one new attempt", async () => {
    const prompt = uniquePrompt();
    await rig.engine.arm({ kind: "fail", times: 1, match: { prompt } });
    const { id, priceMicros } = await worker.create(rig.viewer, prompt);
    await untilSettled();
    expect(await statusOf(id)).toBe("failed");
    await callTwice("retry.after-commit", "retryVideo", rig.viewer, { videoId: id, attempt: 1, priceMicros });
    await untilSettled();
    expect(await statusOf(id)).toBe("completed");
    expect(await startsOf(prompt)).toHaveLength(2);
  });

  it("cancel: the engine is told in the end", async () => {
    const prompt = uniquePrompt();
    await rig.engine.arm({ kind: "stuck", times: 1, match: { prompt } });
    const { id } = await worker.create(rig.viewer, prompt);
    await until("running", async () => (await statusOf(id)) === "running");
    await callTwice("cancel.after-move", "cancelVideo", rig.viewer, id);
    expect(await statusOf(id)).toBe("canceled");
    await worker.call("sweep");
    expect(await startsOf(prompt)).toMatchObject([{ status: "failed" }]);
  });

  it("webhook: the video is looked at, and the repeated delivery adds nothing", async () => {
    const prompt = uniquePrompt();
    const { id } = await worker.create(rig.viewer, prompt);
    await until("started", async () => (await statusOf(id)) !== "queued" && (await startsOf(prompt)).length === 1);
    await until("running", async () => ["running", "copying", "completed"].includes(await statusOf(id)));
    const [job] = await startsOf(prompt);
    const { body, headers } = signDelivery(secret, job?.id ?? "");
    await callTwice("webhook.after-receipt", "receiveWebhook", body, headers, null);
    await untilSettled();
    expect(await statusOf(id)).toBe("completed");
    expect(await db.webhookReceipt.count({ where: { webhookId: headers["webhook-id"] } })).toBe(1);
  });

  it("purge: neither objects nor row stay", async () => {
    const { id } = await worker.create(rig.viewer, uniquePrompt());
    await untilSettled();
    await worker.call("trashVideos", rig.viewer, [id]);
    await worker.call("deleteForever", rig.viewer, [id]);
    await callTwice("sweep.after-objects", "sweep");
    expect(await db.video.findUnique({ where: { id } })).toBeNull();
    for (const key of Object.values(assetKeys(id))) expect(await headObject(key)).toBeNull();
  });

  it("and nothing else is out of order", () => expectSound(rig.engine));
});
