import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";
import { signAttempt } from "./attempt-token";
import { createVideo } from "./create";
import { receiveWebhook } from "./receive-webhook";

const secret = () => env().OPENAI_WEBHOOK_SECRET[0] as string;

function deliver(
  data: { id: string },
  { id = randomUUID(), at = new Date(), key = secret(), type = "video.completed" } = {},
) {
  const body = JSON.stringify({ id: "evt_1", object: "event", created_at: 1, type, data });
  const signature = new Webhook(key).sign(id, at, body);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const headers = new Headers({ "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature });
  return { body, headers, send: (attempt: string | null = null) => receiveWebhook(body, headers, attempt) };
}

/** A video that is running at the engine, to be looked at in an hour. */
async function makeRunning() {
  const viewer = await makeViewer();
  const { id } = await createVideo(viewer, { requestId: "r", prompt: uniquePrompt() });
  const job = `video_${randomUUID()}`;
  await db.$executeRaw`UPDATE videos SET status = 'running', engine_key = ${`demo:${job}`}, next_at = now() + interval '1 hour' WHERE id = ${id}::uuid`;
  return { id, job };
}

const secondsToLook = async (id: string) => {
  const [row] = await db.$queryRaw<
    [{ s: number }]
  >`SELECT extract(epoch FROM next_at - now())::float8 AS s FROM videos WHERE id = ${id}::uuid`;
  return row.s;
};

beforeEach(async () => {
  await db.video.deleteMany();
  await db.webhookReceipt.deleteMany();
});

describe("a webhook", () => {
  it("pulls the next look to now and changes nothing else", async () => {
    const { id, job } = await makeRunning();
    const before = await db.video.findUniqueOrThrow({ where: { id } });
    expect(await deliver({ id: job }, { type: "video.failed" }).send()).toBe(true);
    expect(await secondsToLook(id)).toBeLessThanOrEqual(0);
    const after = await db.video.findUniqueOrThrow({ where: { id } });
    expect({ ...after, nextAt: null }).toEqual({ ...before, nextAt: null });
  });

  it("counts once however often it is delivered", async () => {
    const { id, job } = await makeRunning();
    const delivery = deliver({ id: job });
    expect(await delivery.send()).toBe(true);
    await db.$executeRaw`UPDATE videos SET next_at = now() + interval '1 hour'`;
    const repeats = await Promise.all(Array.from({ length: 20 }, () => delivery.send()));
    expect(repeats).not.toContain(true);
    expect(await secondsToLook(id)).toBeGreaterThan(3000);
    expect(await db.webhookReceipt.count()).toBe(1);
  });

  it.each([
    ["another key", { key: `whsec_${Buffer.from("forged key forged key").toString("base64")}` }],
    ["an old time", { at: new Date(Date.now() - 310_000) }],
    ["a future time", { at: new Date(Date.now() + 310_000) }],
  ])("is refused with %s", async (_, forgery) => {
    const { id, job } = await makeRunning();
    await expect(deliver({ id: job }, forgery).send()).rejects.toMatchObject({ code: "unauthenticated", status: 401 });
    expect(await secondsToLook(id)).toBeGreaterThan(3000);
    expect(await db.webhookReceipt.count()).toBe(0);
  });

  it("is refused with a changed body, without headers, and while there is no secret", async () => {
    const { job } = await makeRunning();
    const { body, headers } = deliver({ id: job });
    await expect(receiveWebhook(`${body} `, headers, null)).rejects.toMatchObject({ status: 401 });
    await expect(receiveWebhook(body, new Headers(), null)).rejects.toMatchObject({ status: 401 });
  });

  it("finds the start whose reply was lost, by its signed attempt and by no other", async () => {
    const { id } = await makeRunning();
    const attemptId = randomUUID();
    const toUncertain = () =>
      db.$executeRaw`UPDATE videos SET status = 'uncertain', engine_key = NULL, attempt_id = ${attemptId}::uuid, next_at = NULL WHERE id = ${id}::uuid`;
    await toUncertain();
    expect(await deliver({ id: "video_unknown" }).send(`${attemptId}.forged-signature`)).toBe(false);
    expect(await deliver({ id: "video_unknown" }).send(signAttempt(attemptId))).toBe(true);
    expect(await db.webhookReceipt.findFirst({ where: { attemptId } })).toMatchObject({
      engineKey: "demo:video_unknown",
    });
  });

  it("names the attempt also when the same event came to the plain address first", async () => {
    const { id } = await makeRunning();
    const attemptId = randomUUID();
    await db.$executeRaw`UPDATE videos SET status = 'uncertain', attempt_id = ${attemptId}::uuid, next_at = NULL WHERE id = ${id}::uuid`;
    const delivery = deliver({ id: "video_lost" });
    expect(await delivery.send()).toBe(false);
    expect(await delivery.send(signAttempt(attemptId))).toBe(true);
    expect(await db.webhookReceipt.findMany()).toMatchObject([{ attemptId, engineKey: "demo:video_lost" }]);
    await db.$executeRaw`UPDATE videos SET next_at = NULL WHERE id = ${id}::uuid`;
    expect(await delivery.send(signAttempt(attemptId))).toBe(false);
    expect(await delivery.send()).toBe(false);
    expect(await db.webhookReceipt.count({ where: { attemptId } })).toBe(1);
  });

  it("about something else than a video is accepted and ignored", async () => {
    expect(await deliver({ id: "resp_1" }, { type: "response.completed" }).send()).toBe(false);
  });
});
