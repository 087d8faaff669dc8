import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { deleteObjects, headObject, putObject, readObject } from "@/lib/storage";
import { cropImage } from "./crop-image";
import { toUploadDto } from "./get-upload";
import { newFrameKey, originalKey, rawKey } from "./keys";
import { maxUploadBytes } from "./limits";
import { readImage } from "./read-image";
import type { CompleteUploadInput, UploadDto } from "./schemas";

type Upload = Prisma.UploadModel;

/**
 * Checks a file the browser has put, and crops it to the clip's size. May be called again with another size or crop;
 * a picture that videos use stays as it is and the answer is a copy with an id of its own.
 * @throws AppError `not_found`, `upload_invalid`, `upload_too_large`, `conflict`
 */
export async function completeUpload(viewer: Viewer, id: string, input: CompleteUploadInput): Promise<UploadDto> {
  const upload = await db.upload.findFirst({
    where: { id, userId: viewer.id },
    include: { videos: { select: { id: true }, take: 1 } },
  });
  if (!upload) throw new AppError("not_found");
  if (upload.status === "pending") return crop(upload, await accept(upload), input);
  const original = await readObject(originalKey(upload));
  if (!original) throw new AppError("not_found");
  return crop(upload.videos.length ? await duplicate(upload, original) : upload, original, input);
}

/** Raw file → checked original. A file that is refused is removed together with its row. */
async function accept(upload: Upload): Promise<Buffer> {
  const raw = rawKey(upload);
  const head = await headObject(raw);
  if (!head) throw new AppError("upload_invalid", { message: "The file did not arrive. Try again.", field: "image" });
  try {
    if (head.bytes > maxUploadBytes) throw new AppError("upload_too_large", { field: "image" });
    const image = await readImage((await readObject(raw)) ?? Buffer.alloc(0), upload.contentType);
    await putObject(originalKey(upload), image.bytes, "image/jpeg");
    const { width, height } = image;
    const { count } = await db.upload.updateMany({
      where: { id: upload.id, status: "pending" },
      data: { status: "ready", key: originalKey(upload), width, height, contentType: "image/jpeg" },
    });
    if (count === 0) throw new AppError("conflict");
    upload.key = originalKey(upload);
    await deleteObjects([raw]);
    return image.bytes;
  } catch (error) {
    if (error instanceof AppError && error.code !== "conflict") {
      await deleteObjects([raw]);
      await db.upload.deleteMany({ where: { id: upload.id, status: "pending" } });
    }
    throw error;
  }
}

async function crop(upload: Upload, original: Uint8Array, { size, crop }: CompleteUploadInput): Promise<UploadDto> {
  const frame = await cropImage(original, size, crop);
  const key = newFrameKey(upload, size);
  await putObject(key, frame.bytes, "image/jpeg");
  const { count } = await db.upload.updateMany({
    where: { id: upload.id, key: upload.key, videos: { none: {} } },
    data: { key, bytes: frame.bytes.length },
  });
  // Somebody else cropped or submitted it meanwhile: theirs stays.
  await deleteObjects([count ? upload.key : key].filter((unused) => unused !== originalKey(upload)));
  if (count === 0) throw new AppError("conflict");
  return toUploadDto(await db.upload.findUniqueOrThrow({ where: { id: upload.id } }));
}

async function duplicate(upload: Upload, original: Uint8Array): Promise<Upload> {
  const copy = { id: uuidv7(), userId: upload.userId };
  const { contentType, width, height } = upload;
  await putObject(originalKey(copy), original, contentType);
  return db.upload.create({
    data: { ...copy, key: originalKey(copy), status: "ready", contentType, bytes: original.length, width, height },
  });
}
