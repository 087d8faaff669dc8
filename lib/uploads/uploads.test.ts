import { randomUUID } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { enforceLimit } from "@/lib/rate-limit";
import { headObject, readObject } from "@/lib/storage";
import { makeViewer } from "@/tests/support/studio";
import { completeUpload } from "./complete-upload";
import { createUpload } from "./create-upload";
import { getUpload } from "./get-upload";
import { imageForStart } from "./image-for-start";
import { originalKey, rawKey } from "./keys";
import type { ImageType } from "./limits";
import type { CompleteUploadInput } from "./schemas";
import { sweepUploads } from "./sweep-uploads";
import { uploadFromBytes } from "./upload-from-bytes";

let viewer: Viewer;
let other: Viewer;
beforeAll(async () => {
  viewer = await makeViewer();
  other = await makeViewer();
});

/** Left half red, right half blue. */
function halves(width = 400, height = 200): Sharp {
  const red = { create: { width: Math.round(width / 2), height, channels: 3, background: "#f00" } } as const;
  return sharp({ create: { width, height, channels: 3, background: "#00f" } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** What the browser does: reserve, PUT straight to the bucket. */
async function put(bytes: Buffer, contentType: ImageType = "image/png"): Promise<string> {
  const target = await createUpload(viewer, { contentType, bytes: bytes.length });
  const response = await fetch(target.url, { method: "PUT", body: new Uint8Array(bytes), headers: target.headers });
  expect(response.status).toBe(200);
  return target.id;
}

const complete = async (bytes: Buffer, type?: ImageType, input: CompleteUploadInput = { size: "320x180" }) =>
  completeUpload(viewer, await put(bytes, type), input);

const fetchPicture = async (url = "") => look(new Uint8Array(await (await fetch(url)).arrayBuffer()));

async function look(bytes: Uint8Array = new Uint8Array()) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const colour = (x: number, y: number) => {
    const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * 3);
    return red > 180 && blue < 80 ? "red" : blue > 180 && red < 80 ? "blue" : "other";
  };
  return { width: info.width, height: info.height, colour, metadata: await sharp(bytes).metadata() };
}

/** A video row that uses the upload; nothing here starts it. */
async function use(uploadId: string) {
  const id = randomUUID();
  const what = {
    title: "t",
    prompt: "p",
    engine: "demo",
    model: "demo-1",
    size: "320x180",
    seconds: 4,
    priceMicros: 0,
  };
  await db.video.create({
    data: {
      id,
      userId: viewer.id,
      requestId: id,
      requestHash: id,
      rootId: id,
      uploadId,
      status: "canceled",
      nextAt: null,
      ...what,
    },
  });
}

test.each<[ImageType, (picture: Sharp) => Sharp]>([
  ["image/png", (picture) => picture.png()],
  ["image/jpeg", (picture) => picture.jpeg()],
  ["image/webp", (picture) => picture.webp()],
  ["image/avif", (picture) => picture.avif()],
])("%s becomes a frame of the clip's size; the raw file is gone", async (type, encode) => {
  const upload = await complete(await encode(halves()).toBuffer(), type);
  expect(upload).toMatchObject({ width: 400, height: 200, frame: { size: "320x180" } });
  const frame = await fetchPicture(upload.frame?.url);
  expect([frame.width, frame.height, frame.metadata.format]).toEqual([320, 180, "jpeg"]);
  expect([frame.colour(40, 90), frame.colour(280, 90)]).toEqual(["red", "blue"]);
  expect(await headObject(rawKey({ id: upload.id, userId: viewer.id }))).toBeNull();
  expect(await getUpload(viewer, upload.id)).toEqual(upload);
});

test("the user's crop decides what is kept", async () => {
  const upload = await complete(await halves().png().toBuffer(), "image/png", {
    size: "180x320",
    crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
  });
  const frame = await fetchPicture(upload.frame?.url);
  expect([frame.width, frame.height]).toEqual([180, 320]);
  expect([frame.colour(5, 160), frame.colour(175, 160)]).toEqual(["blue", "blue"]);
});

test("a sideways photo is turned upright and its metadata is gone", async () => {
  const gps = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" }, IFD0: { Artist: "somebody" } };
  const photo = await halves().jpeg().withExif(gps).withMetadata({ orientation: 6 }).toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const upload = await complete(photo, "image/jpeg", { size: "180x320" });
  expect(upload).toMatchObject({ width: 200, height: 400 });
  for (const url of [upload.originalUrl, upload.frame?.url]) {
    const picture = await fetchPicture(url);
    expect(picture.metadata).toMatchObject({ format: "jpeg" });
    expect(picture.metadata.exif ?? picture.metadata.orientation).toBeUndefined();
    expect(picture.colour(90, 20)).toBe("red");
    expect(picture.colour(90, picture.height - 20)).toBe("blue");
  }
});

test("a very large picture is kept at 4096 pixels", async () => {
  const upload = await complete(await halves(6000, 3000).jpeg().toBuffer(), "image/jpeg");
  expect(upload).toMatchObject({ width: 4096, height: 2048 });
});

const frames = Buffer.concat([Buffer.alloc(100 * 100 * 3, 0), Buffer.alloc(100 * 100 * 3, 255)]);
const animation = () =>
  sharp(frames, { raw: { width: 100, height: 200, channels: 3, pageHeight: 100 } as never })
    .webp({ loop: 0 })
    .toBuffer();
/** An acTL chunk behind the header makes a PNG an animation. */
const apng = async () => {
  const png = await halves().png().toBuffer();
  const control = Buffer.from("0000000861635441000000020000000000000000", "hex");
  control.write("acTL", 4, "latin1");
  return Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
};

test.each<[string, ImageType, () => Promise<Buffer>, RegExp]>([
  ["animated WebP", "image/webp", animation, /Animated/],
  ["animated PNG", "image/png", apng, /Animated/],
  ["mislabelled", "image/png", () => halves().jpeg().toBuffer(), /says it is PNG but contains JPEG/],
  ["a truncated JPEG", "image/jpeg", async () => (await halves().jpeg().toBuffer()).subarray(0, 700), /damaged/],
  ["a broken PNG", "image/png", async () => (await halves().png().toBuffer()).fill(0, 40, 90), /damaged/],
  [
    "an SVG",
    "image/png",
    async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    /PNG, JPEG, WebP or AVIF/,
  ],
  ["text", "image/jpeg", async () => Buffer.from("hello"), /PNG, JPEG, WebP or AVIF/],
  ["of 64 megapixels", "image/png", () => halves(8000, 8000).png({ compressionLevel: 1 }).toBuffer(), /50 megapixels/],
  ["tiny", "image/png", () => halves(40, 40).png().toBuffer(), /too small/],
])("a file that is %s (sent as %s) is refused in plain words and removed", async (_, type, make, words) => {
  const id = await put(await make(), type);
  await expect(completeUpload(viewer, id, { size: "320x180" })).rejects.toMatchObject({
    code: "upload_invalid",
    field: "image",
    message: expect.stringMatching(words),
  });
  expect(await headObject(rawKey({ id, userId: viewer.id }))).toBeNull();
  expect(await db.upload.count({ where: { id } })).toBe(0);
});

test("an upload that never arrived can still be sent", async () => {
  const bytes = await halves().png().toBuffer();
  const target = await createUpload(viewer, { contentType: "image/png", bytes: bytes.length });
  const attempt = () => completeUpload(viewer, target.id, { size: "320x180" });
  await expect(attempt()).rejects.toMatchObject({ code: "upload_invalid", message: expect.stringMatching(/arrive/) });
  await fetch(target.url, { method: "PUT", body: new Uint8Array(bytes), headers: target.headers });
  expect((await attempt()).id).toBe(target.id);
});

test("nobody else can see, complete or use it", async () => {
  const pending = await put(await halves().png().toBuffer());
  await expect(completeUpload(other, pending, { size: "320x180" })).rejects.toMatchObject({ code: "not_found" });
  const { id } = await completeUpload(viewer, pending, { size: "320x180" });
  await expect(completeUpload(other, id, { size: "320x180" })).rejects.toMatchObject({ code: "not_found" });
  await expect(getUpload(other, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await imageForStart(id, other.id, "320x180")).toBeNull();
});

test("a new crop replaces the old frame, under a new address", async () => {
  const first = await complete(await halves().png().toBuffer());
  const second = await completeUpload(viewer, first.id, {
    size: "320x180",
    crop: { x: 0, y: 0, width: 0.5, height: 1 },
  });
  expect(second.id).toBe(first.id);
  expect(second.frame?.url).not.toBe(first.frame?.url);
  expect((await fetch(first.frame?.url ?? "")).status).toBe(404);
  expect((await fetchPicture(second.frame?.url)).colour(300, 90)).toBe("red");
});

test("a picture that a video uses never changes: another crop is a copy", async () => {
  const first = await complete(await halves().png().toBuffer());
  await use(first.id);
  const second = await completeUpload(viewer, first.id, { size: "180x320" });
  expect(second.id).not.toBe(first.id);
  expect(await getUpload(viewer, first.id)).toEqual(first);
  expect((await fetchPicture(first.frame?.url)).width).toBe(320);
});

test("a start gets the chosen crop at its size, and the middle of the picture at any other", async () => {
  const { id } = await complete(await halves().png().toBuffer(), "image/png", {
    size: "320x180",
    crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
  });
  const same = await imageForStart(id, viewer.id, "320x180");
  expect(same).toMatchObject({ contentType: "image/jpeg", filename: "first-frame.jpg" });
  expect((await look(same?.bytes)).colour(10, 90)).toBe("blue");
  const wide = await look((await imageForStart(id, viewer.id, "400x100"))?.bytes);
  expect([wide.width, wide.height, wide.colour(10, 50)]).toEqual([400, 100, "red"]);
});

test("a program's picture needs no size and may come without a type", async () => {
  const id = await uploadFromBytes(viewer, await halves().webp().toBuffer(), "application/octet-stream");
  expect((await getUpload(viewer, id)).frame).toBeNull();
  expect(await sharp((await imageForStart(id, viewer.id, "1280x720"))?.bytes).metadata()).toMatchObject({
    width: 1280,
  });
  await expect(uploadFromBytes(viewer, Buffer.from("GIF89a"), "image/gif")).rejects.toMatchObject({ status: 400 });
  await expect(uploadFromBytes(viewer, Buffer.alloc(21 * 1024 * 1024), null)).rejects.toMatchObject({ status: 413 });
});

test("programs' pictures are counted before they are decoded, and those known already are not", async () => {
  const known = await halves().png().toBuffer();
  const id = await uploadFromBytes(other, known, null);
  for (let i = 1; i < 30; i++) await enforceLimit("upload", other);
  const tooMuch = await uploadFromBytes(other, await halves(300).png().toBuffer(), null).catch((error) => error);
  expect(tooMuch).toMatchObject({ code: "rate_limited" });
  expect(await db.upload.count({ where: { userId: other.id } })).toBe(1);
  expect(await uploadFromBytes(other, known, null)).toBe(id);
});

test("the sweep takes what was abandoned and leaves what is new or used", async () => {
  const png = await halves().png().toBuffer();
  const [pending, unused, used] = [await put(png), (await complete(png)).id, (await complete(png)).id];
  await use(used);
  const past = new Date(Date.now() - 60_000);
  const future = new Date(Date.now() + 60_000);
  const left = async () =>
    (await db.upload.findMany({ where: { id: { in: [pending, unused, used] } } })).map(({ id }) => id).toSorted();

  await sweepUploads({ pendingBefore: past, unusedBefore: past });
  expect(await left()).toHaveLength(3);
  await sweepUploads({ pendingBefore: future, unusedBefore: past });
  expect(await left()).toEqual([unused, used].toSorted());
  expect(await readObject(rawKey({ id: pending, userId: viewer.id }))).toBeNull();
  await sweepUploads({ pendingBefore: future, unusedBefore: future });
  expect(await left()).toEqual([used]);
  expect(await headObject(originalKey({ id: unused, userId: viewer.id }))).toBeNull();
  expect(await headObject(originalKey({ id: used, userId: viewer.id }))).not.toBeNull();
});
