import { createHash, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { headObject, readObject } from "@/lib/storage";
import { listOpenUploads } from "@/lib/storage/multipart";
import { withFaultyStorage } from "@/lib/storage/testing";
import { type ArchiveInput, archiveClip, assetKeys } from "./archive";
import { padClip, renderClip, startContentServer } from "./media/testing";

const mib = 1024 * 1024;
const storage = withFaultyStorage();
let server: Awaited<ReturnType<typeof startContentServer>>;
let clip: Buffer;
let large: Buffer;
let videoId: string;

beforeAll(async () => {
  server = await startContentServer();
  clip = await renderClip({ seconds: 4 });
  large = padClip(clip, 20 * mib); // three parts
});
afterAll(() => server.close());
beforeEach(async () => {
  videoId = randomUUID();
  server.requests.length = 0;
  await storage.fail();
});
// Whatever happened: nothing half-sent is left in the store, and nobody still listens to the engine.
afterEach(async () => {
  expect(await listOpenUploads()).toEqual([]);
  await expect.poll(() => server.open).toBe(0);
});

const whole = (bytes: Buffer) => (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "video/mp4", "content-length": bytes.length }).end(bytes);
};

const archive = (more: Partial<ArchiveInput> = {}) =>
  archiveClip({
    videoId,
    engine: server.engine,
    reference: { id: "job" },
    expectSeconds: 4,
    signal: new AbortController().signal,
    ...more,
  });

const expectNothingStored = async () => {
  for (const key of Object.values(assetKeys(videoId))) expect(await headObject(key)).toBeNull();
};

test("a clip is stored byte for byte, with poster, sprite sheet and blur, in one call to the engine", async () => {
  server.answer = whole(clip);
  const { assets, durationMs, blur } = await archive();

  const [video, poster, sprite] = assets;
  expect(assets.map((asset) => asset.kind)).toEqual(["video", "poster", "sprite"]);
  expect(video).toMatchObject({ contentType: "video/mp4", bytes: clip.length, width: 320, height: 180, meta: null });
  expect(durationMs).toBe(4000);
  for (const asset of assets) {
    const stored = (await readObject(asset.key)) as Uint8Array;
    expect(stored.length).toBe(asset.bytes);
    expect(createHash("sha256").update(stored).digest("hex")).toBe(asset.sha256);
  }
  expect(video?.sha256).toBe(createHash("sha256").update(clip).digest("hex"));
  expect(poster).toMatchObject({ contentType: "image/webp", width: 320, height: 180 });
  expect(sprite).toMatchObject({ width: 1280, height: 720 });
  expect(sprite?.meta).toEqual({ columns: 4, rows: 4, count: 16, interval: 0.25, tileWidth: 320, tileHeight: 180 });
  expect(blur).toMatch(/^data:image\/webp;base64,/);
  expect(blur?.length).toBeLessThan(400);
  expect(server.requests).toEqual(["/v1/videos/job/content"]);
});

test("the tiles show the clip in order, from its first to its last picture", async () => {
  server.answer = whole(clip);
  const { assets } = await archive();
  const sheet = sharp((await readObject(assets[2]?.key ?? "")) ?? undefined);
  const greys: number[] = [];
  for (let tile = 0; tile < 16; tile++) {
    const place = { left: (tile % 4) * 320 + 160, top: Math.floor(tile / 4) * 180 + 90, width: 1, height: 1 };
    greys.push((await sheet.clone().extract(place).raw().toBuffer())[0] ?? 0);
  }
  expect(greys[0]).toBeLessThan(20);
  expect(greys[15]).toBeGreaterThan(220);
  expect(greys).toEqual(greys.toSorted((a, b) => a - b));
});

test("the pictures of a clip stored lying and shown upright are upright", async () => {
  server.answer = whole(await renderClip({ seconds: 4, rotation: 90 }));
  const { assets } = await archive();
  expect(assets[1]).toMatchObject({ width: 180, height: 320 });
  expect(assets[2]?.meta).toMatchObject({ tileWidth: 180, tileHeight: 320 });
  const lastTile = sharp((await readObject(assets[2]?.key ?? "")) ?? undefined);
  const grey = async (top: number) => {
    const pixel = lastTile.clone().extract({ left: 3 * 180 + 90, top: 3 * 320 + top, width: 1, height: 1 });
    return (await pixel.raw().toBuffer())[0];
  };
  expect(await grey(40)).toBeLessThan(20);
  expect(await grey(280)).toBeGreaterThan(220);
});

test("a clip of several parts arrives whole and reports its way", async () => {
  server.answer = whole(large);
  const seen: number[] = [];
  const { assets } = await archive({ onProgress: (bytes) => void seen.push(bytes) });
  expect(assets[0]?.bytes).toBe(20 * mib);
  expect(assets[0]?.sha256).toBe(createHash("sha256").update(large).digest("hex"));
  expect(Buffer.compare((await readObject(assetKeys(videoId).video)) as Buffer, large)).toBe(0);
  expect(seen).toEqual([0, 8 * mib, 16 * mib, 20 * mib, 20 * mib]);
});

test("a portrait clip without Content-Length is welcome", async () => {
  const portrait = await renderClip({ seconds: 4, width: 180, height: 320 });
  server.answer = (response) => {
    response.writeHead(200);
    response.write(portrait.subarray(0, 5));
    setTimeout(() => response.end(portrait.subarray(5)), 20);
  };
  const { assets } = await archive();
  expect(assets[1]).toMatchObject({ width: 180, height: 320 });
  expect(assets[2]?.meta).toMatchObject({ tileWidth: 180, tileHeight: 320 });
});

const html = Buffer.from("<!doctype html><title>Bad gateway</title>");

test.each<[string, "gone" | "fetch" | "bad_file", (response: ServerResponse) => void]>([
  ["no longer there", "gone", (response) => response.writeHead(404).end()],
  ["an error", "fetch", (response) => response.writeHead(500).end()],
  ["empty", "fetch", (response) => response.writeHead(200, { "content-length": 0 }).end()],
  ["empty, without a length", "fetch", (response) => response.writeHead(200).end()],
  [
    "cut short of its Content-Length",
    "fetch",
    (response) => {
      response.writeHead(200, { "content-length": large.length });
      response.write(large.subarray(0, 9 * mib), () => response.destroy());
    },
  ],
  ["cut short without a Content-Length", "bad_file", (response) => response.writeHead(200).end(clip.subarray(0, -900))],
  [
    "reset in the middle",
    "fetch",
    (response) => {
      response.writeHead(200);
      response.write(large.subarray(0, 9 * mib), () => response.socket?.resetAndDestroy());
    },
  ],
  [
    "silent after a while",
    "fetch",
    (response) => {
      response.writeHead(200, { "content-length": large.length });
      response.write(large.subarray(0, 9 * mib));
    },
  ],
  ["a web page", "bad_file", (response) => response.writeHead(200, { "content-length": html.length }).end(html)],
  ["a few bytes", "bad_file", (response) => response.writeHead(200).end("ftyp")],
  [
    "an MP4 in name only",
    "bad_file",
    (response) => response.writeHead(200).end(padClip(clip.subarray(0, 32), 9 * mib)),
  ],
])("a file that is %s is refused: %s", async (_, reason, answer) => {
  server.answer = answer;
  await expect(archive({ idleMs: 300 })).rejects.toMatchObject({ name: "ArchiveError", reason });
  await expectNothingStored();
});

test("a clip of another length, or without a picture, is not the one that was asked for", async () => {
  server.answer = whole(clip);
  await expect(archive({ expectSeconds: 8 })).rejects.toMatchObject({ reason: "bad_file" });
  await expectNothingStored();
  server.answer = whole(await renderClip({ seconds: 4, video: false }));
  await expect(archive()).rejects.toMatchObject({ reason: "bad_file" });
  await expectNothingStored();
});

test("a clip over the cap is refused before it is stored", async () => {
  server.answer = whole(large);
  await expect(archive({ maxBytes: 10 * mib })).rejects.toMatchObject({ reason: "bad_file" });
  await expectNothingStored();
});

test("an engine that is busy says for how long", async () => {
  server.answer = (response) => response.writeHead(429, { "retry-after": "7" }).end();
  await expect(archive()).rejects.toMatchObject({ reason: "fetch", retryAfter: 7 });
});

const failures = (["error", "reset", "full"] as const).flatMap((action) => [
  { action, operation: "CreateMultipartUpload" },
  ...[1, 2, 3].map((part) => ({ action, operation: "UploadPart", part })),
  { action, operation: "CompleteMultipartUpload" },
]);

test.each(failures)("a store that fails for good keeps nothing: %j", async (fault) => {
  server.answer = whole(large);
  await storage.fail({ ...fault, times: 99 });
  await expect(archive()).rejects.toMatchObject({ name: "ArchiveError", reason: "storage" });
  await storage.fail();
  await expectNothingStored();
});

test("a store that fails once is asked again", async () => {
  server.answer = whole(large);
  await storage.fail(...failures.filter(({ action }) => action === "error"));
  const { assets } = await archive();
  expect(assets[0]?.bytes).toBe(20 * mib);
});

test("a poster that cannot be stored does not cost the clip", async () => {
  server.answer = whole(clip);
  await storage.fail({ action: "full", operation: "PutObject", key: assetKeys(videoId).poster, times: 99 });
  const { assets, blur } = await archive();
  expect(assets.map((asset) => asset.kind)).toEqual(["video", "sprite"]);
  expect(blur).toBeNull();
});

test("an abort in the middle stops both sides and is what is thrown", async () => {
  const controller = new AbortController();
  const reason = new Error("the lease is lost");
  server.answer = (response) => {
    response.writeHead(200, { "content-length": large.length });
    response.write(large.subarray(0, 17 * mib), () => setTimeout(() => controller.abort(reason), 50));
  };
  await expect(archive({ signal: controller.signal })).rejects.toBe(reason);
  await expectNothingStored();
});

test("what onProgress throws stops the copy before it becomes visible", async () => {
  server.answer = whole(large);
  const lost = new Error("somebody else has the lease");
  const onProgress = (bytes: number) => {
    if (bytes === large.length) throw lost;
  };
  await expect(archive({ onProgress })).rejects.toBe(lost);
  await expectNothingStored();
});

test("copying again overwrites what an interrupted copy left", async () => {
  server.answer = whole(large);
  await archive();
  server.answer = whole(clip);
  const { assets } = await archive();
  expect((await headObject(assetKeys(videoId).video))?.bytes).toBe(clip.length);
  expect(assets[0]?.bytes).toBe(clip.length);
});
