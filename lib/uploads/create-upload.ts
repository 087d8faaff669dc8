import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { presignPut } from "@/lib/storage";
import { rawKey } from "./keys";
import type { CreateUploadInput, UploadTarget } from "./schemas";

/** Reserves an upload and gives the URL to PUT the file to. Nothing about the file is believed until it is completed. */
export async function createUpload(viewer: Viewer, input: CreateUploadInput): Promise<UploadTarget> {
  const upload = { id: uuidv7(), userId: viewer.id };
  const key = rawKey(upload);
  await db.upload.create({ data: { ...upload, ...input, key } });
  return { id: upload.id, ...(await presignPut(key, input.contentType, input.bytes)) };
}
