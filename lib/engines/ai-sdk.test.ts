import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createAiSdkEngine } from "./ai-sdk";
import type { Engine, EngineReference, StartRequest } from "./engine";
import { dialects } from "./testing/dialects";
import { clip, type Dialect, startFakeService } from "./testing/fake-service";

const apiKey = "secret-key-of-the-studio";
const signal = AbortSignal.timeout(60_000);

type Fake = Awaited<ReturnType<typeof startFakeService>>;

async function connect(dialect: Dialect): Promise<{ fake: Fake; engine: Engine; request: StartRequest }> {
  const fake = await startFakeService(dialect);
  const { provider } = dialect;
  const engine = createAiSdkEngine({ provider, apiKey, baseUrl: fake.baseUrl, fetch: fake.fetch });
  const [model] = provider.models;
  const request: StartRequest = {
    idempotencyKey: "attempt-1",
    model: model?.engineModel ?? "",
    prompt: "A red kite over dunes",
    size: model?.sizes[1] ?? "",
    seconds: model?.seconds[0] ?? 0,
  };
  return { fake, engine, request };
}

async function accepted(engine: Engine, request: StartRequest): Promise<EngineReference> {
  const outcome = await engine.start(request, signal);
  if (outcome.outcome !== "accepted") throw new Error(JSON.stringify(outcome));
  // As it comes back from the video's row.
  const [row] = await db.$queryRaw<
    [{ ref: EngineReference }]
  >`SELECT ${JSON.stringify(outcome.reference)}::jsonb AS ref`;
  return row.ref;
}

describe.each(Object.entries(dialects))("%s", (name, dialect) => {
  let fake: Fake;
  let engine: Engine;
  let request: StartRequest;

  beforeEach(async () => {
    ({ fake, engine, request } = await connect(dialect));
  });
  afterEach(() => fake.stop());

  test("start, poll, open", async () => {
    const reference = await accepted(engine, request);
    expect(reference.id).toMatch(/^[\w-]{32}$/);
    const [start] = fake.starts();
    expect(start?.headers["idempotency-key"]).toBe("attempt-1");
    expect(start?.body).toContain(request.prompt);
    expect(start?.body).toMatch(name === "alibaba" ? /720\*1280/ : /9:16/);

    fake.next.status.push({ status: name === "fal" ? 400 : 200, body: dialect.pending });
    expect(await engine.status(reference, signal)).toEqual({ state: "running", progress: null });
    expect(await engine.status(reference, signal)).toEqual({ state: "done" });

    const download = await engine.open(reference, "video", signal);
    expect(download).toMatchObject({ contentType: "video/mp4", bytes: clip.length });
    expect(Buffer.concat(await Array.fromAsync(download.body))).toEqual(clip);
    await expect(engine.open(reference, "thumbnail", signal)).rejects.toMatchObject({ gone: true });
    expect(fake.starts()).toHaveLength(1);
    expect(JSON.stringify(reference)).not.toMatch(/secret-key|signature/);
    expect(fake.seen.map(({ path }) => path).join()).not.toContain(apiKey);
  });

  test("the engine's own verdict ends the job", async () => {
    const reference = await accepted(engine, request);
    fake.next.status.push({ status: name === "fal" ? 422 : 200, body: dialect.failed });
    expect(await engine.status(reference, signal)).toMatchObject({ state: "failed", code: "moderation_blocked" });
  });

  test.each([500, 503, 429, 401])("a status of %d says nothing about the job", async (status) => {
    const reference = await accepted(engine, request);
    const answer = { status, body: { error: { message: "later", code: status } }, headers: { "retry-after": "7" } };
    fake.next.status.push(answer);
    fake.next.confirm.push(answer);
    expect(await engine.status(reference, signal)).toMatchObject({ state: "unreachable", retryAfter: 7 });
    fake.next.status.push("drop");
    expect(await engine.status(reference, signal)).toMatchObject({ state: "unreachable" });
    fake.next.status.push({ status: 404, body: {} });
    fake.next.confirm.push({ status: 404, body: {} });
    expect(await engine.status(reference, signal)).toEqual({ state: "lost" });
  });

  test("a reply that is lost leaves the start unknown, after one POST", async () => {
    for (const answer of [
      "drop",
      { status: 500, body: {} },
      { status: 503, body: {} },
      { status: 200, body: "?" },
    ] as const) {
      fake.seen.length = 0;
      fake.next.start.push(answer);
      expect(await engine.start(request, signal)).toMatchObject({ outcome: "unknown" });
      expect(fake.starts()).toHaveLength(1);
    }
    fake.next.start.push("hang");
    expect(await engine.start(request, AbortSignal.timeout(200))).toMatchObject({ outcome: "unknown" });
    fake.next.start.push({ status: 307, body: {}, headers: { location: `${fake.url}/elsewhere` } });
    fake.seen.length = 0;
    expect(await engine.start(request, signal)).toMatchObject({ outcome: "unknown" });
    expect(fake.starts()).toHaveLength(1);
  });

  test.each([
    [400, { error: { message: "bad seconds" } }, { retry: false, code: "engine_rejected" }],
    [422, { error: { message: "violates the content policy" } }, { retry: false, code: "moderation_blocked" }],
    [401, { error: { message: "bad key" } }, { retry: false, code: "engine_auth" }],
    [402, { error: { message: "pay" } }, { retry: false, code: "engine_quota" }],
    [403, { detail: "User is locked. Reason: Exhausted balance." }, { retry: false, code: "engine_quota" }],
    [429, { error: { message: "busy" } }, { retry: true, retryAfter: 9 }],
  ])("a plain no (%d) is refused, after one POST", async (status, body, outcome) => {
    fake.next.start.push({ status, body, headers: { "retry-after": "9" } });
    expect(await engine.start(request, signal)).toMatchObject({ outcome: "refused", ...outcome });
    expect(fake.starts()).toHaveLength(1);
  });

  test("a service that cannot be reached was not asked", async () => {
    fake.stop();
    expect(await engine.start(request, signal)).toMatchObject({
      outcome: "refused",
      retry: true,
      engineCode: "ECONNREFUSED",
    });
  });
});

test.each(["fal", "google", "xai", "replicate"])("%s takes a first frame", async (name) => {
  const { fake, engine, request } = await connect(dialects[name] as Dialect);
  const bytes = Buffer.from("\xff\xd8\xff\xe0 a picture", "latin1");
  await accepted(engine, { ...request, image: { bytes, contentType: "image/jpeg", filename: "a.jpg" } });
  expect(fake.starts()[0]?.body).toContain(bytes.toString("base64"));
  if (name === "fal") expect(fake.starts()[0]?.path).toContain("image-to-video");
  fake.stop();
});

test("a key goes with the download in a header, and only to its own service", async () => {
  const { fake, engine, request } = await connect(dialects.google as Dialect);
  const other = await startFakeService(dialects.google as Dialect);
  const reference = await accepted(engine, request);
  fake.next.file.push({ status: 302, body: {}, headers: { location: `${other.url}/file.mp4` } });
  await (await engine.open(reference, "video", signal)).body.cancel();
  const [first] = fake.seen.filter(({ path }) => path.startsWith("/file"));
  expect(first?.headers["x-goog-api-key"]).toBe(apiKey);
  expect(first?.path).toBe("/file.mp4?signature=1");
  expect(other.seen[0]?.headers["x-goog-api-key"]).toBeUndefined();
  fake.stop();
  other.stop();
});

test("Veo's finished job without a clip was filtered", async () => {
  const { fake, engine, request } = await connect(dialects.google as Dialect);
  const reference = await accepted(engine, request);
  fake.next.status.push({ status: 200, body: { done: true, response: { generateVideoResponse: {} } } });
  expect(await engine.status(reference, signal)).toEqual({ state: "failed", code: "moderation_blocked" });
  fake.stop();
});

test.each([
  [500, { status: "IN_PROGRESS" }, { state: "running" }],
  [500, { status: "IN_QUEUE" }, { state: "queued" }],
  [500, { status: "COMPLETED" }, { state: "unreachable" }],
  [500, { status: "COMPLETED", error: "Runner failed" }, { state: "failed", code: "engine_failed" }],
  [422, { status: "COMPLETED" }, { state: "failed", code: "engine_failed" }],
])("fal's result of %d is confirmed by its status %j", async (status, confirmed, expected) => {
  const { fake, engine, request } = await connect(dialects.fal as Dialect);
  const reference = await accepted(engine, request);
  fake.next.status.push({ status, body: { detail: "Internal error" } });
  fake.next.confirm.push({ status: 200, body: confirmed });
  expect(await engine.status(reference, signal)).toMatchObject(expected);
  expect(fake.seen.at(-1)?.headers.authorization).toBe(`Key ${apiKey}`);
  fake.stop();
});

test("a result inside the answer is opened as it is", async () => {
  const { fake, engine, request } = await connect(dialects.gateway as Dialect);
  const reference = await accepted(engine, request);
  const videos = [{ type: "base64", data: clip.toString("base64"), mediaType: "video/mp4" }];
  fake.next.status.push({ status: 200, body: { status: "completed", videos } });
  const { body } = await engine.open(reference, "video", signal);
  expect(Buffer.concat(await Array.fromAsync(body))).toEqual(clip);
  fake.stop();
});
