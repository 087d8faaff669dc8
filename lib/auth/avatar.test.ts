import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { maxAvatarBytes, removeAvatar, setAvatar } from "./avatar";
import type { Viewer } from "./viewer";

let viewer: Viewer;

beforeEach(async () => {
  await db.user.deleteMany();
  viewer = await db.user.create({
    data: { email: "ada@example.com" },
    select: { id: true, email: true, role: true, unlimited: true },
  });
});

const image = async () => (await db.user.findUniqueOrThrow({ where: { id: viewer.id } })).image;

test("a picture becomes a small square, and can be taken away", async () => {
  const png = await sharp({ create: { width: 400, height: 200, channels: 3, background: "#c86" } })
    .png()
    .toBuffer();
  await setAvatar(viewer, new Blob([new Uint8Array(png)], { type: "image/png" }));
  const [, base64 = ""] = (await image())?.split("data:image/webp;base64,") ?? [];
  expect(await sharp(Buffer.from(base64, "base64")).metadata()).toMatchObject({
    format: "webp",
    width: 128,
    height: 128,
  });
  await removeAvatar(viewer);
  expect(await image()).toBeNull();
});

test("what is no picture changes nothing", async () => {
  const files = [
    new Blob(["<svg/>"], { type: "image/png" }),
    new Blob([]),
    new Blob([new Uint8Array(maxAvatarBytes + 1)]),
  ];
  for (const file of files) await expect(setAvatar(viewer, file)).rejects.toMatchObject({ name: "AppError" });
  expect(await image()).toBeNull();
});
