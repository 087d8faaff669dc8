import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { failureOf, makeProgram, type Program, send } from "./testing/program";

let ada: Program;
let finished: string;

beforeAll(async () => {
  ada = await makeProgram();
  finished = (await ada.finished()).id;
});

const written = async () => [
  await db.video.count({ where: { userId: ada.userId } }),
  await db.usage.count({ where: { userId: ada.userId } }),
  await db.upload.count({ where: { userId: ada.userId } }),
];

const prompt = "A kite";
const gif = `data:image/gif;base64,${Buffer.from("GIF89a".padEnd(80)).toString("base64")}`;
const cut = `data:image/png;base64,${Buffer.from("\x89PNG\r\n\x1a\n cut", "latin1").toString("base64")}`;

test.each<[string, unknown, string | null, string]>([
  ["no prompt", {}, "prompt", "invalid_input"],
  ["an empty prompt", { prompt: "  " }, "prompt", "invalid_input"],
  ["a prompt that is a number", { prompt: 7 }, "prompt", "invalid_input"],
  ["a prompt that is too long", { prompt: "x".repeat(4001) }, "prompt", "invalid_input"],
  ["a prompt that cannot be stored", { prompt: "A\0kite" }, "prompt", "invalid_input"],
  ["an unknown model", { prompt, model: "veo-9" }, "model", "model_not_found"],
  ["a model that is an object", { prompt, model: {} }, "model", "invalid_input"],
  ["a size nobody offers", { prompt, size: "100x100" }, "size", "unsupported_size"],
  ["a size that is a number", { prompt, size: 720 }, "size", "invalid_input"],
  ["a length nobody offers", { prompt, seconds: "5" }, "seconds", "unsupported_seconds"],
  ["a length in words", { prompt, seconds: "four" }, "seconds", "invalid_input"],
  ["half a second", { prompt, seconds: 4.5 }, "seconds", "invalid_input"],
  ["a file by id", { prompt, input_reference: { file_id: "file-1" } }, "input_reference", "upload_invalid"],
  [
    "an address",
    { prompt, input_reference: { image_url: "http://a.example/a.png" } },
    "input_reference",
    "upload_invalid",
  ],
  ["a moving picture", { prompt, input_reference: { image_url: gif } }, "input_reference", "upload_invalid"],
  ["a damaged picture", { prompt, input_reference: { image_url: cut } }, "input_reference", "upload_invalid"],
  [
    "a picture with a bad size",
    { prompt, size: "1x1", input_reference: { image_url: cut } },
    "size",
    "unsupported_size",
  ],
  ["a list", [prompt], null, "invalid_input"],
])("%s is refused and nothing is written", async (_, body, param, code) => {
  const before = await written();
  const response = await ada.json("POST", "/v1/videos", body);
  expect(response.status).toBe(400);
  expect(await failureOf(response)).toMatchObject({ type: "invalid_request_error", param, code });
  expect(await written()).toEqual(before);
});

test.each<[string, RequestInit, number]>([
  ["broken JSON", { body: "{", headers: { "content-type": "application/json" } }, 400],
  ["no body", { headers: { "content-type": "application/json" } }, 400],
  ["a text", { body: "prompt=A kite", headers: { "content-type": "text/plain" } }, 400],
  ["a form without its boundary", { body: "x", headers: { "content-type": "multipart/form-data" } }, 400],
  ["a file as prompt", { body: form({ prompt: new File(["A kite"], "a.txt") }) }, 400],
  ["a text file as picture", { body: form({ prompt, input_reference: new File(["hello"], "a.png") }) }, 400],
  [
    "a picture of 21 MB",
    { body: form({ prompt, input_reference: new File([new Uint8Array(21 << 20)], "a.png") }) },
    413,
  ],
  ["a body of 33 MB", { body: new Uint8Array(33 << 20), headers: { "content-type": "application/json" } }, 413],
  ["an empty key", { body: form({ prompt }), headers: { "idempotency-key": "" } }, 400],
  ["a key of 201 characters", { body: form({ prompt }), headers: { "idempotency-key": "k".repeat(201) } }, 400],
])("%s is refused and nothing is written", async (_, init, status) => {
  const before = await written();
  const response = await ada.call("POST", "/v1/videos", init);
  expect(response.status).toBe(status);
  await failureOf(response);
  expect(await written()).toEqual(before);
});

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test.each(["limit=-1", "limit=101", "limit=ten", "order=up"])("a list with %s is refused", async (query) => {
  const response = await ada.call("GET", `/v1/videos?${query}`);
  expect(response.status).toBe(400);
  expect((await failureOf(response)).param).toBe(query.split("=")[0]);
});

test("a remix needs a prompt, and a source that is finished", async () => {
  const empty = await ada.json("POST", `/v1/videos/${finished}/remix`, {});
  expect([empty.status, (await failureOf(empty)).param]).toEqual([400, "prompt"]);
  const { id } = await ada.create();
  const early = await ada.json("POST", `/v1/videos/${id}/remix`, { prompt });
  expect([early.status, (await failureOf(early)).code]).toEqual([409, "not_ready"]);
});

test.each([
  ["POST", "/v1/videos/{id}", "GET, DELETE"],
  ["PUT", "/v1/videos", "GET, POST"],
  ["DELETE", "/v1/videos", "GET, POST"],
  ["POST", "/v1/videos/{id}/content", "GET"],
  ["GET", "/v1/videos/{id}/remix", "POST"],
  ["POST", "/v1/models", "GET"],
])("%s %s is not possible", async (method, path, allow) => {
  const response = await ada.call(method, path.replace("{id}", finished));
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  expect((await failureOf(response)).code).toBe("method_not_allowed");
});

test.each([
  ["GET", "/v1"],
  ["POST", "/v1/videos/{id}/frames"],
  ["GET", "/v1/chat/completions"],
])("%s %s does not exist, with or without a key", async (method, path) => {
  for (const response of [await ada.call(method, path), await send(method, path)]) {
    expect(response.status).toBe(404);
    expect((await failureOf(response)).code).toBe("unknown_url");
  }
});

test.each([
  ["edits", "/v1/videos/edits"],
  ["extensions", "/v1/videos/extensions"],
  ["characters", "/v1/videos/characters"],
  ["characters", "/v1/videos/characters/char_1"],
])("%s are said not to be offered (%s)", async (what, path) => {
  const response = await ada.json("POST", path, { prompt });
  const message = expect.stringContaining(`does not offer ${what}`);
  expect([response.status, await failureOf(response)]).toMatchObject([404, { code: "not_offered", message }]);
});

test("an empty purse is a 402 that is not repeated", async () => {
  const poor = await makeProgram({ unlimited: false });
  await db.user.update({ where: { id: poor.userId }, data: { budgetMicros: 100 } });
  const response = await poor.json("POST", "/v1/videos", { prompt });
  expect(response.status).toBe(402);
  expect(await failureOf(response)).toMatchObject({ type: "insufficient_quota", code: "insufficient_quota" });
  expect(await db.video.count({ where: { userId: poor.userId } })).toBe(0);
});

test("too many calls are told how long to wait", async () => {
  const hasty = await makeProgram({ unlimited: false });
  await db.rateLimiterFlexible.create({
    data: { key: `api:${hasty.userId}`, points: 1_000_000, expire: new Date(Date.now() + 30_000) },
  });
  const response = await hasty.call("GET", "/v1/videos");
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(20);
  expect(await failureOf(response)).toMatchObject({ type: "rate_limit_error", code: "rate_limit_exceeded" });
});
