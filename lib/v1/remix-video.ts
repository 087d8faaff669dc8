import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { requireModel } from "@/lib/engines/catalog";
import { readObject } from "@/lib/storage";
import { uploadFromBytes } from "@/lib/uploads/upload-from-bytes";
import { remixVideo } from "@/lib/videos/remix";
import { remixModeFor } from "@/lib/videos/remix-mode";
import { requireVideo } from "@/lib/videos/to-dto";
import { readFields } from "./read-fields";
import { remixFieldsSchema, requestIdFrom } from "./schemas";
import { toVideo, type VideoResource } from "./to-video";

/** POST /v1/videos/{id}/remix. @throws AppError, ZodError as remixVideo does */
export async function remixFromRequest(viewer: Viewer, videoId: string, request: Request): Promise<VideoResource> {
  const requestId = requestIdFrom(request.headers);
  const { prompt } = remixFieldsSchema.parse(await readFields(request));
  const uploadId = await frameOf(viewer, videoId);
  return toVideo(await remixVideo(viewer, { requestId, videoId, prompt, uploadId }));
}

/**
 * Where the engine has no remix of its own, people choose a frame of the source to begin with; for programs it is the
 * poster. Undefined where no frame is needed, or none can be used.
 */
async function frameOf(viewer: Viewer, videoId: string): Promise<string | undefined> {
  const source = await requireVideo(viewer, videoId, { trash: false });
  if (remixModeFor(source, requireModel(source), true) !== "frame") return undefined;
  const poster = await db.videoAsset.findUnique({ where: { videoId_kind: { videoId, kind: "poster" } } });
  const picture = poster && (await readObject(poster.key));
  return picture ? uploadFromBytes(viewer, picture, poster.contentType) : undefined;
}
