import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { putObject } from "@/lib/storage";
import { originalKey } from "./keys";
import { readImage } from "./read-image";
import { maxUploadBytes } from "./schemas";

/**
 * Keeps a picture that arrived inside a request, as programs send it, and gives the upload's id. `contentType` is
 * what the program called it, if anything; it is cropped when the video starts.
 * @throws AppError `upload_invalid`, `upload_too_large`
 */
export async function uploadFromBytes(viewer: Viewer, bytes: Uint8Array, contentType: string | null): Promise<string> {
  if (bytes.length > maxUploadBytes) throw new AppError("upload_too_large", { field: "image" });
  const image = await readImage(bytes, contentType);
  const upload = { id: uuidv7(), userId: viewer.id };
  const key = originalKey(upload);
  await putObject(key, image.bytes, "image/jpeg");
  const { width, height } = image;
  await db.upload.create({
    data: { ...upload, key, status: "ready", contentType: "image/jpeg", bytes: image.bytes.length, width, height },
  });
  return upload.id;
}
