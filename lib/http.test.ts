import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "./errors";
import { readJson, route } from "./http";

const get = (headers: Record<string, string> = {}) => new Request("http://a.example/api/x?secret=1", { headers });
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://a.example/api/x", { method: "POST", body, headers });

test("every answer carries the request's id", async () => {
  const handler = route(async () => Response.json({ ok: true }));
  expect((await handler(get({ "x-request-id": "abc-1" }), null)).headers.get("x-request-id")).toBe("abc-1");
  const strange = await handler(get({ "x-request-id": "a b<script>" }), null);
  expect(strange.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("answers are kept nowhere, unless the handler says otherwise", async () => {
  const cacheControl = async (handler: () => Promise<Response>) =>
    (await route(handler)(get(), null)).headers.get("cache-control");
  expect(await cacheControl(async () => Response.json({}))).toBe("no-store");
  expect(await cacheControl(() => Promise.reject(new AppError("not_found")))).toBe("no-store");
  const headers = { "cache-control": "private, no-cache" };
  expect(await cacheControl(async () => Response.json({}, { headers }))).toBe("private, no-cache");
});

test("a failure has its own status, words and waiting time", async () => {
  const response = await route(async () => {
    throw new AppError("rate_limited", { retryAfter: 7 });
  })(get(), null);
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toEqual({
    error: { code: "rate_limited", message: "That was too often. Wait a moment and try again." },
  });
});

test("what nobody expected is a 500 that tells nothing", async () => {
  const response = await route(async () => {
    throw new Error("password is hunter2");
  })(get(), null);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("hunter2");
});

test("answers whose headers are frozen pass too", async () => {
  const response = await route(async () => Response.redirect("http://a.example/b"))(get(), null);
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("http://a.example/b");
});

const echo = route(async (request) => Response.json(await readJson(request, z.object({ a: z.number() }), 100)));

test.each([
  ['{"a":1}', 200],
  ['{"a":"x"}', 400],
  ["{", 400],
  ["", 400],
  [`{"a":1,"b":"${"x".repeat(200)}"}`, 413],
])("a body %j answers %d", async (body, status) => {
  expect((await echo(post(body), null)).status).toBe(status);
});

test("a body that is longer than it claims is cut off", async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64)),
  });
  const request = new Request("http://a.example/", { method: "POST", body: endless, duplex: "half" } as RequestInit);
  expect((await echo(request, null)).status).toBe(413);
});
