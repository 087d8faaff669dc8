import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { priceOf, requireModel } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { getUpload } from "@/lib/uploads/get-upload";
import { insertVideo, limitStarts } from "./insert-video";
import { remixModeFor } from "./remix-mode";
import type { remixVideoSchema, VideoDto } from "./schemas";
import { toDto } from "./to-dto";

/**
 * Queues a remix of a finished video: a new video with `parentId`, the same model, size and length.
 * Where the engine has no remix of its own, a frame of the source (`uploadId`) becomes the first frame, else both
 * prompts are combined. @throws AppError as createVideo does, and `not_ready` when the source is not finished
 */
export async function remixVideo(viewer: Viewer, input: z.output<typeof remixVideoSchema>): Promise<VideoDto> {
  await limitStarts(viewer, input.requestId);
  const parent = await db.video.findFirst({ where: { id: input.videoId, userId: viewer.id, deletedAt: null } });
  if (!parent) throw new AppError("not_found");
  if (parent.status !== "completed") throw new AppError("not_ready");
  const model = requireModel(parent);
  const remixMode = remixModeFor(parent, model, Boolean(input.uploadId));
  const uploadId = remixMode === "frame" ? input.uploadId : undefined;
  if (uploadId) await getUpload(viewer, uploadId);
  const video = await insertVideo(viewer, {
    requestId: input.requestId,
    kind: "remix",
    prompt: input.prompt,
    model,
    size: parent.size,
    seconds: parent.seconds,
    priceMicros: priceOf(model, parent.size, parent.seconds),
    uploadId,
    parent,
    remixMode,
  });
  return toDto(viewer, video);
}
