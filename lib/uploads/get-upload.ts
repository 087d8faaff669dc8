import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Prisma } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { presignGet } from "@/lib/storage";
import { originalKey, sizeOfFrame } from "./keys";
import type { UploadDto } from "./schemas";

/** A finished upload of the viewer. @throws AppError `not_found` */
export async function getUpload(viewer: Viewer, id: string): Promise<UploadDto> {
  const upload = await db.upload.findFirst({ where: { id, userId: viewer.id, status: "ready" } });
  if (!upload) throw new AppError("not_found");
  return toUploadDto(upload);
}

export async function toUploadDto(upload: Prisma.UploadModel): Promise<UploadDto> {
  const size = sizeOfFrame(upload.key);
  return {
    id: upload.id,
    width: upload.width ?? 0,
    height: upload.height ?? 0,
    originalUrl: await presignGet(originalKey(upload)),
    frame: size ? { size, url: await presignGet(upload.key) } : null,
  };
}
