import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Demo, startDemo } from "@/demo/server";
import { demoClient, temporaryDirectory, type Video } from "@/demo/testing/demo-client";

let demo: Demo;
let client: ReturnType<typeof demoClient>;
let done: Video;

beforeAll(async () => {
  demo = await startDemo({ dataDir: temporaryDirectory(), speed: 50, render: "cached", faults: true });
  client = demoClient(demo);
  done = await client.end((await client.create({ prompt: "healthy" })).id);
});
afterAll(() => demo.close());
afterEach(() => client.disarm());

const create = (prompt: string, headers?: Record<string, string>) =>
  client.json("POST", "/v1/videos", { prompt, seconds: "1", size: "720x720" }, headers);
const acceptedWith = async (prompt: string) =>
  (await client.ledger()).entries.filter((entry) => entry.prompt === prompt).length;

it("delays, limits and fails calls, as often as told and only where told", async () => {
  await client.arm([
    { kind: "delay", ms: 300, times: 1, match: { route: "retrieve" } },
    { kind: "rate_limit", retryAfter: 7, times: 1, match: { route: "create", prompt: "limited" } },
    { kind: "error", status: 503, times: 2, match: { id: done.id } },
  ]);
  expect((await create("free")).status).toBe(200);
  const limited = await create("limited");
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(await limited.json()).toMatchObject({ error: { type: "rate_limit_error", code: "rate_limit_exceeded" } });
  expect((await create("limited")).status).toBe(200);

  const start = performance.now();
  expect((await client.call("GET", `/v1/videos/${done.id}`)).status).toBe(503);
  expect(performance.now() - start).toBeGreaterThan(290);
  expect((await client.call("GET", `/v1/videos/${done.id}`)).status).toBe(503);
  expect((await client.call("GET", `/v1/videos/${done.id}`)).status).toBe(200);
});

it("accepts and drops the reply, or resets before accepting; the ledger knows the difference", async () => {
  await client.arm({ kind: "drop_reply", times: 1, match: { prompt: "lost reply" } });
  await expect(create("lost reply")).rejects.toThrow();
  expect(await acceptedWith("lost reply")).toBe(1);
  await client.arm({ kind: "reset", times: 1 });
  await expect(create("lost request")).rejects.toThrow();
  expect(await acceptedWith("lost request")).toBe(0);
});

it("takes a fault for one call from a header", async () => {
  expect((await create("header", { "x-demo-fault": '{"kind":"error","status":500}' })).status).toBe(500);
  await expect(create("header", { "x-demo-fault": "drop_reply" })).rejects.toThrow();
  expect((await create("header")).status).toBe(200);
  expect(await acceptedWith("header")).toBe(2);
  expect((await create("header", { "x-demo-fault": "nonsense" })).status).toBe(400);
});

it("cuts content short, with and without a Content-Length", async () => {
  const full = Buffer.from(await (await client.content(done.id)).arrayBuffer());
  await client.arm({ kind: "truncate", bytes: 1000, times: 1 });
  const broken = await client.content(done.id);
  expect(Number(broken.headers.get("content-length"))).toBe(full.length);
  await expect(broken.arrayBuffer()).rejects.toThrow();

  await client.arm({ kind: "truncate", contentLength: false, times: 1 });
  const short = await client.content(done.id);
  expect(short.headers.get("content-length")).toBeNull();
  expect((await short.arrayBuffer()).byteLength).toBe(full.length >> 1);
});

it("sends empty, foreign and failing content, and ignores ranges", async () => {
  await client.arm([
    { kind: "content_error", status: 404, times: 1 },
    { kind: "empty_content", times: 1 },
    { kind: "not_mp4", times: 1 },
    { kind: "no_range", times: 1 },
  ]);
  expect((await client.content(done.id)).status).toBe(404);
  expect((await (await client.content(done.id)).arrayBuffer()).byteLength).toBe(0);
  expect(await (await client.content(done.id)).text()).toContain("<html>");
  expect((await client.content(done.id, "", { range: "bytes=0-9" })).status).toBe(200);
  expect((await client.content(done.id, "", { range: "bytes=0-9" })).status).toBe(206);
});

it("makes jobs fail or hang; a hanging one can be canceled", async () => {
  await client.arm([
    { kind: "fail", code: "gpu_lost", message: "It broke.", times: 1, match: { prompt: "to fail" } },
    { kind: "stuck", times: 1, match: { prompt: "to hang" } },
  ]);
  const failed = await client.end((await client.create({ prompt: "to fail" })).id);
  expect(failed.error).toEqual({ code: "gpu_lost", message: "It broke." });
  const stuck = await client.create({ prompt: "to hang" });
  await new Promise((resolve) => setTimeout(resolve, 800));
  const hanging = await client.get(stuck.id);
  expect(hanging.status).toBe("in_progress");
  expect(hanging.progress).toBeLessThan(40);
  await client.call("POST", `/v1/videos/${stuck.id}/cancel`);
  expect((await client.get(stuck.id)).error?.code).toBe("canceled");
});

it("can be an engine without list and without idempotency", async () => {
  await client.arm([{ kind: "list_disabled" }, { kind: "idempotency_off" }]);
  expect((await client.call("GET", "/v1/videos")).status).toBe(404);
  const headers = { "idempotency-key": "ignored" };
  const first = await client.create({ prompt: "twice" }, headers);
  expect((await client.create({ prompt: "twice" }, headers)).id).not.toBe(first.id);
});

it("lists, replaces, removes and refuses faults", async () => {
  await client.arm([
    { kind: "reset", match: { route: "models" } },
    { kind: "stuck", times: 3 },
  ]);
  const replaced = await client.json("PUT", "/_faults", { kind: "delay", ms: 5 });
  const { faults } = (await replaced.json()) as { faults: Array<{ id: string }> };
  const listed = (await (await client.call("GET", "/_faults")).json()) as { faults: unknown[] };
  expect(listed.faults).toEqual([expect.objectContaining({ kind: "delay", ms: 5, fired: 0 })]);
  expect((await client.call("DELETE", `/_faults/${faults[0]?.id}`)).status).toBe(204);
  expect((await client.call("DELETE", `/_faults/${faults[0]?.id}`)).status).toBe(404);
  expect((await client.arm({ kind: "error" })).status).toBe(400);
  expect((await client.arm({ kind: "stuck", oops: 1 })).status).toBe(400);
  expect((await client.call("POST", "/_faults", { body: "{" })).status).toBe(400);
});

it("keeps a ledger of accepted jobs and of every call", async () => {
  await client.call("DELETE", "/_ledger");
  const headers = { "idempotency-key": "ledger-1", "x-attempt": "7" };
  const made = await client.create({ prompt: "noted", note: "kept" }, headers);
  await client.create({ prompt: "noted", note: "kept" }, headers);
  await create("");
  await client.get(made.id);
  const ledger = await client.ledger();
  expect(ledger.entries).toEqual([
    expect.objectContaining({
      id: made.id,
      kind: "create",
      prompt: "noted",
      idempotencyKey: "ledger-1",
      requestId: expect.stringMatching(/^req_/),
      metadata: { note: "kept" },
      headers: expect.objectContaining({ "x-attempt": "7" }),
    }),
  ]);
  expect(JSON.stringify(ledger)).not.toContain("Bearer");
  expect(ledger.counts).toEqual({ create: 3, retrieve: 1 });
  const calls = (await (await client.call("GET", `/_ledger/calls?path=/v1/videos/${made.id}`)).json()) as never;
  expect(calls).toEqual({ calls: [expect.objectContaining({ route: "retrieve", method: "GET" })] });
});
