import http from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI from "openai";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Demo, startDemo } from "@/demo/server";
import { demoClient, temporaryDirectory } from "@/demo/testing/demo-client";

const secret = `whsec_${Buffer.from("a secret for the tests only").toString("base64")}`;
const sdk = new OpenAI({ apiKey: "unused", webhookSecret: secret });

type Delivery = { path: string; body: string; headers: Record<string, string>; at: number };
let deliveries: Delivery[] = [];
/** Answers given before the receiver says 200. */
let refusals = 0;
let receiver: http.Server;
let address: string;
let demo: Demo;
let client: ReturnType<typeof demoClient>;

beforeAll(async () => {
  receiver = http.createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    deliveries.push({ path: request.url ?? "", body, headers: request.headers as never, at: Date.now() });
    response.writeHead(refusals-- > 0 ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  demo = await startDemo({
    dataDir: temporaryDirectory(),
    speed: 50,
    render: "cached",
    faults: true,
    webhookUrl: `${address}/hook`,
    webhookSecret: secret,
  });
  client = demoClient(demo);
  // The one clip that all jobs share is drawn now, so that the tests wait for announcements alone.
  await client.end((await client.create({ prompt: "first" })).id);
  await delivered(1);
});
afterAll(async () => {
  await demo.close();
  receiver.close();
});
beforeEach(() => {
  deliveries = [];
  refusals = 0;
});
afterEach(() => client.disarm());

async function delivered(count: number): Promise<Delivery[]> {
  for (let tries = 0; tries < 300 && deliveries.length < count; tries++) await new Promise((r) => setTimeout(r, 50));
  // A moment more, so that one too many would be seen.
  await new Promise((resolve) => setTimeout(resolve, 150));
  return deliveries;
}

it("signs what it sends, so that the OpenAI SDK accepts it and nothing altered", async () => {
  const video = await client.create({ prompt: "announced" });
  const [only, ...others] = await delivered(1);
  expect(others).toEqual([]);
  const { body, headers } = only as Delivery;
  expect(await sdk.webhooks.unwrap(body, headers)).toMatchObject({
    id: headers["webhook-id"],
    object: "event",
    type: "video.completed",
    data: { id: video.id },
  });
  await expect(sdk.webhooks.unwrap(body.replace("completed", "failed"), headers)).rejects.toThrow();
});

it("tells about failures, and posts to the job's own callback as well", async () => {
  const video = await client.create({ prompt: "forbidden", callback_url: `${address}/mine?attempt=1` });
  const both = await delivered(2);
  expect(both.map((delivery) => delivery.path).sort()).toEqual(["/hook", "/mine?attempt=1"]);
  for (const { body, headers } of both) {
    expect(await sdk.webhooks.unwrap(body, headers)).toMatchObject({ type: "video.failed", data: { id: video.id } });
  }
});

it("tries again until it is heard, under the same id", async () => {
  refusals = 2;
  await client.create({ prompt: "unheard" });
  const tries = await delivered(3);
  expect(tries).toHaveLength(3);
  expect(new Set(tries.map((delivery) => delivery.headers["webhook-id"])).size).toBe(1);
});

it("repeats, delays or forgets an announcement when a fault says so", async () => {
  await client.arm([
    { kind: "webhook_duplicate", copies: 3, times: 1, match: { prompt: "thrice" } },
    { kind: "webhook_late", ms: 600, times: 1, match: { prompt: "late" } },
    { kind: "webhook_none", times: 1, match: { prompt: "silent" } },
  ]);
  await client.create({ prompt: "thrice" });
  expect(await delivered(3)).toHaveLength(3);
  deliveries = [];
  const late = await client.end((await client.create({ prompt: "late" })).id);
  const ended = Date.now();
  const [only] = await delivered(1);
  expect(only?.body).toContain(late.id);
  expect((only?.at ?? 0) - ended).toBeGreaterThan(400);
  deliveries = [];
  await client.end((await client.create({ prompt: "silent" })).id);
  expect(await delivered(0)).toEqual([]);
});
