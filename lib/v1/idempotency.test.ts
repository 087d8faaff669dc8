import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { failureOf, makeProgram, type Program } from "./testing/program";

let ada: Program;
let picture: string;

beforeAll(async () => {
  ada = await makeProgram();
  const image = sharp({ create: { width: 320, height: 200, channels: 3, background: "#c33" } });
  picture = `data:image/png;base64,${(await image.png().toBuffer()).toString("base64")}`;
});

const videos = () => db.video.count({ where: { userId: ada.userId } });
const starts = () => db.usage.count({ where: { userId: ada.userId } });

test("20 creates at once with one key are one video and one paid start", async () => {
  const before = [await videos(), await starts()] as const;
  const headers = { "idempotency-key": "twenty" };
  const fields = { input_reference: { image_url: picture } };
  const made = await Promise.all(Array.from({ length: 20 }, () => ada.create(fields, headers)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect([await videos(), await starts()]).toEqual([before[0] + 1, before[1] + 1]);
  expect(await db.upload.count({ where: { userId: ada.userId } })).toBe(1);
});

test("the same picture as a file, as a field of a form and in JSON is the same content", async () => {
  const headers = { "idempotency-key": "picture", authorization: `Bearer ${ada.key}` };
  const bytes = Buffer.from(picture.split(",")[1] as string, "base64");
  const forms = [
    ["input_reference", new File([bytes], "a.png", { type: "image/png" })],
    ["input_reference[image_url]", picture],
    ["input_reference", JSON.stringify({ image_url: picture })],
    ["input_reference", picture],
  ] as const;
  const ids = [(await ada.create({ prompt: "A kite", input_reference: { image_url: picture } }, headers)).id];
  for (const [name, value] of forms) {
    const form = new FormData();
    form.set("prompt", "A kite");
    form.set(name, value);
    const response = await ada.call("POST", "/v1/videos", { body: form, headers });
    ids.push(((await response.json()) as { id: string }).id);
  }
  expect(new Set(ids).size).toBe(1);
  expect((await db.video.findUniqueOrThrow({ where: { id: ids[0] } })).uploadId).toBeTruthy();
});

test("a replay is the same video, in its present state", async () => {
  const headers = { "idempotency-key": "replay" };
  const { id } = await ada.create({ seconds: "8" }, headers);
  await ada.call("DELETE", `/v1/videos/${id}`);
  expect(await ada.create({ seconds: 8, size: "720x1280", model: "demo-1" }, headers)).toMatchObject({
    id,
    status: "failed",
    error: { code: "canceled" },
  });
});

test("other content under the same key is a conflict that need not be repeated", async () => {
  const headers = { "idempotency-key": "conflict" };
  await ada.create({}, headers);
  const before = await videos();
  for (const change of [{ prompt: "Another" }, { seconds: "12" }, { input_reference: { image_url: picture } }]) {
    const response = await ada.json("POST", "/v1/videos", { prompt: "A red kite over dunes", ...change }, headers);
    expect(response.status).toBe(409);
    expect(response.headers.get("x-should-retry")).toBe("false");
    expect((await failureOf(response)).code).toBe("request_id_reused");
  }
  expect(await videos()).toBe(before);
});

test("without a key every request is one of its own", async () => {
  expect((await ada.create()).id).not.toBe((await ada.create()).id);
});

test("a remix has a key too", async () => {
  const { id } = await ada.finished();
  const remix = async (prompt: string) => {
    const response = await ada.json("POST", `/v1/videos/${id}/remix`, { prompt }, { "idempotency-key": "remix" });
    return [response.status, ((await response.json()) as { id?: string }).id];
  };
  const [first, second, other] = [await remix("At dusk"), await remix("At dusk"), await remix("At dawn")];
  expect(first?.[0]).toBe(200);
  expect(second).toEqual(first);
  expect(other?.[0]).toBe(409);
});

test("a repeated key is answered however often, for it starts nothing", async () => {
  const program = await makeProgram({ unlimited: false });
  const headers = { "idempotency-key": "often" };
  const { id } = await program.create({ prompt: "A kite" }, headers);
  for (let i = 0; i < 65; i++) expect((await program.create({ prompt: "A kite" }, headers)).id).toBe(id);
});
