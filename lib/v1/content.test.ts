import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { failureOf, makeProgram, type Program } from "./testing/program";

let ada: Program;
let id: string;
let clip: Uint8Array;

beforeAll(async () => {
  ada = await makeProgram();
  ({ id } = await ada.finished());
  clip = await (await content()).bytes();
});

const content = (query = "", headers: Record<string, string> = {}, method = "GET") =>
  ada.call(method, `/v1/videos/${id}/content${query}`, { headers });

test("the clip is the stored one, byte by byte", async () => {
  const response = await content("?variant=video");
  const { sha256 } = await db.videoAsset.findFirstOrThrow({ where: { videoId: id, kind: "video" } });
  expect(response.headers.get("content-type")).toBe("video/mp4");
  expect(response.headers.get("content-length")).toBe(String(clip.length));
  expect(response.headers.get("content-disposition")).toMatch(/filename="a-red-kite-over-dunes-[0-9a-f]{6}\.mp4"/);
  expect(
    createHash("sha256")
      .update(await response.bytes())
      .digest("hex"),
  ).toBe(sha256);
});

test.each(["thumbnail", "spritesheet"])("the %s is a picture", async (variant) => {
  const response = await content(`?variant=${variant}`);
  expect(response.headers.get("content-type")).toBe("image/webp");
  expect(Buffer.from(await response.bytes()).toString("latin1", 8, 12)).toBe("WEBP");
});

test.each([
  ["bytes=0-99", 0, 100],
  ["bytes=100-", 100, undefined],
  ["bytes=-50", -50, undefined],
])("%s is a part of it", async (range, start, end) => {
  const response = await content("", { range });
  const part = clip.slice(start, end);
  expect(response.status).toBe(206);
  expect(response.headers.get("content-length")).toBe(String(part.length));
  const first = start < 0 ? clip.length + start : start;
  expect(response.headers.get("content-range")).toBe(`bytes ${first}-${first + part.length - 1}/${clip.length}`);
  expect(Buffer.compare(await response.bytes(), part)).toBe(0);
});

test.each(["bytes=0-1,5-6", "bytes=9-3", "lines=1-2", "bytes=-"])("%s is ignored", async (range) => {
  const response = await content("", { range });
  expect(response.status).toBe(200);
  expect((await response.bytes()).length).toBe(clip.length);
});

test("a range beyond the end is refused with the length", async () => {
  const response = await content("", { range: `bytes=${clip.length}-` });
  expect(response.status).toBe(416);
  expect(response.headers.get("content-range")).toBe(`bytes */${clip.length}`);
  expect((await failureOf(response)).code).toBe("range_not_satisfiable");
});

test("a range goes on only with the version it began with", async () => {
  const etag = (await content("", {}, "HEAD")).headers.get("etag") as string;
  expect((await content("", { range: "bytes=5-9", "if-range": etag })).status).toBe(206);
  expect((await content("", { range: "bytes=5-9", "if-range": '"another"' })).status).toBe(200);
});

test("HEAD tells the length and sends nothing", async () => {
  const response = await content("", {}, "HEAD");
  expect(response.headers.get("content-length")).toBe(String(clip.length));
  expect(response.headers.get("accept-ranges")).toBe("bytes");
  expect(response.body).toBeNull();
});

test("what is not finished has no content yet, and an unknown variant is refused", async () => {
  const waiting = await ada.create();
  const early = await ada.call("GET", `/v1/videos/${waiting.id}/content`);
  expect([early.status, (await failureOf(early)).code]).toEqual([409, "not_ready"]);
  expect(early.headers.get("x-should-retry")).toBe("false");
  const odd = await content("?variant=gif");
  expect([odd.status, (await failureOf(odd)).param]).toEqual([400, "variant"]);
});

test("a program may hold thirty-two downloads open, and more as soon as it lets go of some", async () => {
  const bob = await makeProgram();
  const path = `/v1/videos/${(await bob.finished()).id}/content`;
  const download = () => bob.call("GET", path);
  const open = await Promise.all(Array.from({ length: 32 }, download));
  expect(open.map(({ status }) => status)).toEqual(Array(32).fill(200));
  const refused = await download();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  expect(await failureOf(refused)).toMatchObject({ code: "rate_limit_exceeded", type: "rate_limit_error" });
  expect((await content()).status).toBe(200); // another's are counted apart

  await open[0]?.bytes();
  await open[1]?.body?.cancel();
  await expect.poll(async () => (await download()).status).toBe(200);
  await expect.poll(async () => (await download()).status).toBe(200);
  expect((await download()).status).toBe(429);
});
