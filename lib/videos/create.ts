import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { findModel, priceOf } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { getUpload } from "@/lib/uploads/get-upload";
import { crashPoint } from "./crash-point";
import { insertVideo, limitStarts } from "./insert-video";
import type { createVideoSchema, VideoDto } from "./schemas";
import { toDto } from "./to-dto";

/**
 * Queues a new video. Size and seconds default to the model's first. At most one video per (user, requestId).
 * @throws AppError `invalid_input` (prompt), `unknown_model`, `unsupported_size`, `unsupported_seconds`,
 * `unsupported_feature`, `budget_exceeded`, `request_id_reused`, `rate_limited`, `not_found` (upload)
 */
export async function createVideo(viewer: Viewer, input: z.output<typeof createVideoSchema>): Promise<VideoDto> {
  await limitStarts(viewer, input.requestId);
  const model = findModel(input.model);
  const size = input.size ?? (model.sizes[0] as string);
  const seconds = input.seconds ?? (model.seconds[0] as number);
  const priceMicros = priceOf(model, size, seconds);
  if (input.uploadId) {
    if (!model.image) {
      throw new AppError("unsupported_feature", {
        field: "uploadId",
        message: `${model.label} cannot start from an image.`,
      });
    }
    await getUpload(viewer, input.uploadId);
  }
  const { requestId, prompt, uploadId } = input;
  const video = await insertVideo(viewer, {
    requestId,
    kind: "create",
    prompt,
    model,
    size,
    seconds,
    priceMicros,
    uploadId,
  });
  crashPoint("create.after-commit");
  return toDto(viewer, video);
}
