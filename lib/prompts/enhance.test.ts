import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Behaviour, startFakeAnthropic } from "@/tests/fakes/anthropic";
import { enhancePrompt } from "./enhance";
import { type EnhanceEvent, readEnhanceEvents } from "./enhance-events";
import { enhanceResponse } from "./enhance-response";

let claude: Awaited<ReturnType<typeof startFakeAnthropic>>;

beforeAll(async () => {
  claude = await startFakeAnthropic();
  vi.stubEnv("ANTHROPIC_BASE_URL", claude.url);
  vi.stubEnv("ANTHROPIC_API_KEY", claude.apiKey);
});
afterAll(() => claude.close());
beforeEach(() => claude.reset());
// However it ended, the call to Claude has ended too: tokens nobody reads cost money.
afterEach(() => expect.poll(() => claude.open).toBe(0));

const start = (prompt = "a boat at sea", limit = 4000, signal = new AbortController().signal) =>
  enhancePrompt(prompt, limit, signal);

/** All events as the browser reads them. */
async function enhance(
  behaviour?: Behaviour,
  limit?: number,
): Promise<{ text: string; end: EnhanceEvent | undefined }> {
  if (behaviour) claude.behaviour = behaviour;
  const events = await Array.fromAsync(readEnhanceEvents(enhanceResponse(await start(undefined, limit))));
  const end = events.pop();
  return { text: events.map((event) => ("text" in event ? event.text : "?")).join(""), end };
}

test("the rewrite arrives piece by piece and ends well", async () => {
  const { text, end } = await enhance();
  expect(text).toBe("A slow push-in on a 35 mm lens, low sun from the left; waves and distant gulls.");
  expect(end).toEqual({ done: text });
});

test("a piece is passed on before the next one is there", async () => {
  claude.behaviour = { kind: "stall", pieces: ["A "] };
  const leaving = new AbortController();
  const events = readEnhanceEvents(enhanceResponse(await start(undefined, undefined, leaving.signal)));
  expect((await events.next()).value).toEqual({ text: "A " });
  leaving.abort();
});

test("Claude is asked once, with the limit, and the prompt as material", async () => {
  await enhance(undefined, 500);
  expect(claude.requests).toHaveLength(1);
  const { body } = claude.requests[0] ?? { body: undefined };
  expect(body?.messages).toEqual([{ role: "user", content: "<prompt>\na boat at sea\n</prompt>" }]);
  expect(body?.system).toMatch(/never more than 500 characters/);
  for (const word of ["shot", "lens", "light", "motion", "sound", "language of the prompt"])
    expect(body?.system).toContain(word);
});

test("a rewrite over the model's limit is cut at the end of a sentence", async () => {
  const { end } = await enhance({ kind: "stream", pieces: ["One two three. ", "Four five six seven"] }, 25);
  expect(end).toEqual({ done: "One two three." });
});

const cut = { code: "engine_unavailable", message: "The rewrite was cut off. Your prompt is unchanged; try again." };
const pieces = ["A boat", " at"];

test.each<[string, Behaviour, object]>([
  ["closes too early", { kind: "stream", pieces, cut: "close" }, cut],
  ["is reset", { kind: "stream", pieces, cut: "reset" }, cut],
  ["runs out of tokens", { kind: "stream", pieces, stopReason: "max_tokens" }, cut],
  ["says nothing", { kind: "stream", pieces: [] }, cut],
  [
    "refuses",
    { kind: "stream", pieces, stopReason: "refusal" },
    { code: "invalid_input", field: "prompt", message: "Claude declined to rewrite this prompt. It is unchanged." },
  ],
  [
    "is overloaded midway",
    { kind: "stream_error", pieces, type: "overloaded_error" },
    { code: "engine_unavailable", message: "Claude is overloaded. Try again in a moment." },
  ],
  [
    "breaks midway",
    { kind: "stream_error", pieces, type: "api_error" },
    { code: "engine_unavailable", message: "Claude cannot be reached. Try again in a moment." },
  ],
])("a stream that %s ends with an error that says so", async (_, behaviour, error) => {
  expect((await enhance(behaviour)).end).toEqual({ error });
});

test.each<[number, string, object]>([
  [529, "overloaded_error", { status: 503, message: "Claude is overloaded. Try again in a moment." }],
  [429, "rate_limit_error", { status: 429, retryAfter: 1 }],
  [500, "api_error", { status: 503, message: "Claude cannot be reached. Try again in a moment." }],
  [401, "authentication_error", { status: 501, code: "not_configured" }],
  [404, "not_found_error", { status: 501, code: "not_configured" }],
  [400, "invalid_request_error", { status: 501, code: "not_configured" }],
])("an answer of %d (%s) becomes a status and words of ours", async (status, type, expected) => {
  claude.behaviour = { kind: "error", status, type, retryAfter: "1" };
  const error = await start().catch((thrown) => thrown);
  expect(error).toMatchObject({ name: "AppError", ...expected });
  expect(error.message).not.toContain("raw words");
});

test("one overloaded answer is asked again, quietly", async () => {
  const { end } = await enhance({ kind: "error", status: 529, type: "overloaded_error", times: 1 });
  expect(end).toHaveProperty("done");
  expect(claude.requests).toHaveLength(2);
});

test("a Claude that is not there is said so", async () => {
  vi.resetModules();
  vi.stubEnv("ANTHROPIC_BASE_URL", "http://127.0.0.1:1");
  (await import("@/lib/log")).log.level = "silent";
  const fresh = await import("./enhance");
  const failure = fresh.enhancePrompt("a boat", 4000, new AbortController().signal);
  await expect(failure).rejects.toMatchObject({ status: 503, message: expect.stringMatching(/cannot be reached/) });
});

test("without a key it explains what is missing and asks nobody", async () => {
  vi.resetModules();
  vi.stubEnv("ANTHROPIC_API_KEY", undefined);
  const fresh = await import("./enhance");
  expect(fresh.canEnhance()).toBe(false);
  const failure = fresh.enhancePrompt("a boat", 4000, new AbortController().signal);
  await expect(failure).rejects.toMatchObject({ status: 501, message: expect.stringContaining("ANTHROPIC_API_KEY") });
  expect(claude.requests).toHaveLength(0);
});

test("the user's cancel ends the call to Claude at once", async () => {
  claude.behaviour = { kind: "stall", pieces: ["A "] };
  const controller = new AbortController();
  const events = await start("a boat", 4000, controller.signal);
  expect((await events.next()).value).toEqual({ text: "A " });
  expect(claude.open).toBe(1);
  controller.abort();
  await expect.poll(() => claude.open).toBe(0);
});

test("a browser that goes away ends the call to Claude too", async () => {
  claude.behaviour = { kind: "stream", pieces: ["A ", "boat", " at", " sea"], pauseMs: 200 };
  const response = enhanceResponse(await start());
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await expect.poll(() => claude.open).toBe(0);
});

test("the browser learns of an error before the stream and of a torn one", async () => {
  const refused = Response.json({ error: { code: "rate_limited", message: "Later." } }, { status: 429 });
  expect(await Array.fromAsync(readEnhanceEvents(refused))).toEqual([
    { error: { code: "rate_limited", message: "Later." } },
  ]);
  expect(await Array.fromAsync(readEnhanceEvents(new Response("gateway", { status: 502 })))).toEqual([{ error: cut }]);
  const torn = new Response('{"text":"A"}\n{"te');
  expect(await Array.fromAsync(readEnhanceEvents(torn))).toEqual([{ text: "A" }, { error: cut }]);
});
