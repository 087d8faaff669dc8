import "server-only";
import { db } from "@/lib/db";
import type { StartRequest } from "@/lib/engines/engine";
import { readObject } from "@/lib/storage";
import { cropImage } from "./crop-image";
import { originalKey, sizeOfFrame } from "./keys";

/**
 * A finished upload as the engine wants it, at exactly `size`: the crop the user chose for this size, else the middle
 * of the picture. Null when the upload is gone or not this user's.
 */
export async function imageForStart(
  uploadId: string,
  userId: string,
  size: string,
): Promise<NonNullable<StartRequest["image"]> | null> {
  const upload = await db.upload.findFirst({ where: { id: uploadId, userId, status: "ready" } });
  if (!upload) return null;
  const named = { contentType: "image/jpeg", filename: "first-frame.jpg" };
  if (sizeOfFrame(upload.key) === size) {
    const frame = await readObject(upload.key);
    if (frame) return { bytes: frame, ...named };
  }
  const original = await readObject(originalKey(upload));
  return original && { bytes: (await cropImage(original, size)).bytes, ...named };
}
