import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { findModel, priceOf } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { uploadFromBytes } from "@/lib/uploads/upload-from-bytes";
import { createVideo } from "@/lib/videos/create";
import { readFields } from "./read-fields";
import { readReference } from "./read-reference";
import { createFieldsSchema, requestIdFrom } from "./schemas";
import { toVideo, type VideoResource } from "./to-video";

/**
 * POST /v1/videos: reads the request and queues the video. What is not said is as the contract has it (720x1280, 4
 * seconds) where the model offers that, else the model's first. @throws AppError, ZodError as createVideo does
 */
export async function createFromRequest(viewer: Viewer, request: Request): Promise<VideoResource> {
  const requestId = requestIdFrom(request.headers);
  const fields = await readFields(request);
  const input = createFieldsSchema.parse(fields);
  const model = findModel(input.model);
  const size = input.size ?? preferred(model.sizes, "720x1280");
  const seconds = input.seconds ?? preferred(model.seconds, 4);
  priceOf(model, size, seconds); // refuses what the model does not offer, before a picture is kept
  const reference = await readReference(fields.input_reference);
  if (reference && !model.image) {
    throw new AppError("unsupported_feature", {
      field: "image",
      message: `${model.label} cannot start from an image.`,
    });
  }
  const uploadId = reference ? await uploadFromBytes(viewer, reference.bytes, reference.contentType) : undefined;
  return toVideo(
    await createVideo(viewer, { requestId, prompt: input.prompt, model: model.id, size, seconds, uploadId }),
  );
}

function preferred<T>(offered: readonly T[], wanted: T): T {
  return offered.includes(wanted) ? wanted : (offered[0] as T);
}
