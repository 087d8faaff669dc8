import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { failureOf, makeProgram, type Program, send } from "./testing/program";

let ada: Program;
let eve: Program;
let id: string;

beforeAll(async () => {
  [ada, eve] = [await makeProgram(), await makeProgram()];
  ({ id } = await ada.finished());
});

const requests: [string, string, (() => RequestInit)?][] = [
  ["GET", "/v1/videos/{id}"],
  ["GET", "/v1/videos/{id}/content"],
  ["GET", "/v1/videos/{id}/content?variant=thumbnail"],
  ["GET", "/v1/videos?after={id}"],
  ["DELETE", "/v1/videos/{id}"],
  ["POST", "/v1/videos/{id}/remix", json({ prompt: "Mine now" })],
];

function json(body: object) {
  return () => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });
}

test.each(requests)("%s %s: another's video is as one that is not there", async (method, path, init) => {
  const answers = [];
  for (const candidate of [id, "019a9c3e-0000-7000-8000-000000000009", "video_68e1", "../admin"]) {
    const response = await eve.call(method, path.replace("{id}", encodeURIComponent(candidate)), init?.());
    answers.push([response.status, (await failureOf(response)).code]);
  }
  expect(answers).toEqual(Array(4).fill([404, "not_found"]));
  const video = await db.video.findUniqueOrThrow({ where: { id } });
  expect(video).toMatchObject({ status: "completed", deletedAt: null });
  expect(await db.video.count({ where: { userId: eve.userId } })).toBe(0);
});

test("lists hold only one's own", async () => {
  const { data } = (await (await eve.call("GET", "/v1/videos")).json()) as { data: unknown[] };
  expect(data).toEqual([]);
});

test("the same key of two users names two requests", async () => {
  const headers = { "idempotency-key": "shared" };
  const [mine, theirs] = [await ada.create({}, headers), await eve.create({}, headers)];
  expect(mine.id).not.toBe(theirs.id);
});

test.each([
  ...requests,
  ["POST", "/v1/videos", json({ prompt: "A kite" })],
  ["GET", "/v1/videos"],
  ["GET", "/v1/models"],
  ["GET", "/v1/models/sora-2"],
] as typeof requests)("%s %s wants an API key, and nothing else will do", async (method, path, init) => {
  for (const headers of [
    {},
    { authorization: "Bearer sk-something" },
    { authorization: `Bearer dk_${"a".repeat(43)}` },
    { authorization: `Basic ${ada.key}` },
    { cookie: `authjs.session-token=${ada.key}` },
  ]) {
    const given = init?.();
    const response = await send(method, path.replace("{id}", id), {
      ...given,
      headers: { ...(given?.headers as object), ...(headers as Record<string, string>) },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await failureOf(response)).toMatchObject({ type: "invalid_request_error", code: "invalid_api_key" });
  }
});
