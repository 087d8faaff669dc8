import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, paidStarts } from "./support/expect-sound";
import type { AppProcess } from "./support/process";
import { until, untilSettled, withRig } from "./support/rig";
import { amount, fullScale } from "./support/scale";

const lost = amount("LOST_REPLIES", { small: 2, full: 50 });
const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

/** What the engine offers, and so what becomes of an accepted start whose reply never came. */
const engines = [
  { offers: "an idempotency key", idempotency: true, callbacks: false, list: false, reason: "confirmed by key" },
  { offers: "callbacks", idempotency: false, callbacks: true, list: false, reason: "confirmed by callback" },
  { offers: "a list", idempotency: false, callbacks: false, list: true, reason: "found in the list" },
  { offers: "nothing", idempotency: false, callbacks: false, list: false, reason: null },
];

describe.each(engines)("with an engine that offers $offers", ({ idempotency, callbacks, list, reason }) => {
  const rig = withRig({ idempotency, callbacks, webhookSecrets: [secret], lease: 20 });
  let worker: AppProcess;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = await text(request);
    const done = await worker.call("receiveWebhook", body, headers, searchParams.get("attempt")).then(
      () => pathname === "/api/webhooks/openai",
      () => false,
    );
    response.writeHead(done ? 200 : 401).end();
  });
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    worker = rig.startWorker({ AUTH_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await worker.ready;
    if (!list) await rig.engine.arm({ kind: "list_disabled" });
  });
  afterAll(async () => {
    await worker.kill();
    server.closeAllConnections();
    server.close();
  });

  it(`${lost} accepted starts whose reply is lost are posted once${reason ? " and found again" : ""}`, async () => {
    await rig.engine.arm({ kind: "drop_reply", times: lost });
    const prompts = Array.from({ length: lost }, () => uniquePrompt());
    const ids = await Promise.all(prompts.map(async (prompt) => (await worker.create(rig.viewer, prompt)).id));
    const ours = { id: { in: ids } };
    if (!reason) await giveUp(ours, lost);
    await untilSettled();

    const expected = new Map(prompts.map((prompt) => [prompt, 1]));
    expect(await paidStarts(rig.engine)).toEqual(expected);
    const where = { videoId: { in: ids }, to: "running" as const, reason: reason ?? "" };
    expect(await db.videoEvent.count({ where })).toBe(reason ? lost : 0);
    expect(await db.video.count({ where: { ...ours, status: reason ? "completed" : "uncertain" } })).toBe(lost);
    const held = reason ? "settled" : "released";
    expect(await db.usage.count({ where: { videoId: { in: ids }, state: held } })).toBe(lost);
    await expectSound(rig.engine);
  });

  it.runIf(list)("never guesses which of two equal starts is meant", async () => {
    const prompt = uniquePrompt();
    await rig.engine.arm({ kind: "drop_reply", times: 2, match: { prompt } });
    const twins = ["a", "b"].map((name) => worker.create(rig.viewer, prompt, { requestId: `${prompt} ${name}` }));
    const ids = (await Promise.all(twins)).map((video) => video.id);
    await giveUp({ id: { in: ids } }, 2);
    await untilSettled();
    expect((await paidStarts(rig.engine)).get(prompt)).toBe(2);
    expect(await db.video.count({ where: { id: { in: ids }, status: "uncertain", engineKey: null } })).toBe(2);
  });
});

/** Ten minutes pass: really at full size, else by moving the beginning of the search back. */
async function giveUp(where: { id: { in: string[] } }, count: number): Promise<void> {
  const unknown = { ...where, status: "uncertain" } as const;
  await until("all unconfirmed", async () => (await db.video.count({ where: unknown })) === count);
  if (fullScale) {
    await until(
      "all given up",
      async () => (await db.video.count({ where: { ...unknown, nextAt: null } })) === count,
      600,
    );
    return;
  }
  await db.$executeRaw`
    UPDATE videos SET status_at = status_at - interval '10 minutes' WHERE status = 'uncertain' AND next_at IS NOT NULL`;
}
