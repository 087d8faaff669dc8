import "server-only";
import { createHash } from "node:crypto";
import { v5 as uuidv5 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { databaseNow, db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enforceLimit } from "@/lib/rate-limit";
import { headObject, putObject } from "@/lib/storage";
import { originalKey } from "./keys";
import { maxUploadBytes } from "./limits";
import { readImage } from "./read-image";

/**
 * Keeps a picture that arrived inside a request, as programs send it, and gives the upload's id. `contentType` is
 * what the program called it, if anything; it is cropped when the video starts. The same bytes of the same user give
 * the same id, so that a repeated request has the same content as the first one.
 * @throws AppError `upload_invalid`, `upload_too_large`, `rate_limited`
 */
export async function uploadFromBytes(viewer: Viewer, bytes: Uint8Array, contentType: string | null): Promise<string> {
  if (bytes.length > maxUploadBytes) throw new AppError("upload_too_large", { field: "image" });
  const upload = { id: uuidv5(createHash("sha256").update(bytes).digest("hex"), viewer.id), userId: viewer.id };
  // As good as new: unused pictures are swept by their age.
  const [known] = await db.upload.updateManyAndReturn({ where: upload, data: { createdAt: await databaseNow() } });
  // A sweep that was deleting it this instant may have taken the file after all: then it is put there again.
  if (known && (await headObject(known.key))) return upload.id;
  await enforceLimit("upload", viewer); // only what is new is decoded and stored
  const image = await readImage(bytes, contentType);
  const key = originalKey(upload);
  await putObject(key, image.bytes, "image/jpeg");
  const { width, height } = image;
  const file = { key, status: "ready", contentType: "image/jpeg", bytes: image.bytes.length, width, height } as const;
  await db.upload.upsert({ where: { id: upload.id }, create: { ...upload, ...file }, update: file });
  return upload.id;
}
