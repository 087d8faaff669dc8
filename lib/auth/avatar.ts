import "server-only";
import sharp from "sharp";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readImage } from "@/lib/uploads/read-image";
import type { Viewer } from "./viewer";

const edge = 128;
export const maxAvatarBytes = 900 * 1024;

/**
 * Sets the viewer's picture: the middle of the image, 128 × 128. It is a few kilobytes, so it lives on the account as a
 * data URL and needs no object of its own.
 * @throws AppError `upload_invalid` or `upload_too_large`
 */
export async function setAvatar(viewer: Viewer, file: Blob): Promise<void> {
  if (file.size > maxAvatarBytes) throw new AppError("upload_too_large", { field: "image" });
  const image = await readImage(new Uint8Array(await file.arrayBuffer()), file.type || null);
  const webp = await sharp(image.bytes).resize(edge, edge).webp({ quality: 85 }).toBuffer();
  await saveImage(viewer, `data:image/webp;base64,${webp.toString("base64")}`);
}

export function removeAvatar(viewer: Viewer): Promise<void> {
  return saveImage(viewer, null);
}

async function saveImage(viewer: Viewer, image: string | null): Promise<void> {
  await db.user.update({ where: { id: viewer.id }, data: { image }, select: { id: true } });
}
