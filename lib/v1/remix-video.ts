import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { remixVideo } from "@/lib/videos/remix";
import { readFields } from "./read-fields";
import { remixFieldsSchema, requestIdFrom } from "./schemas";
import { toVideo, type VideoResource } from "./to-video";

/** POST /v1/videos/{id}/remix. @throws AppError, ZodError as remixVideo does */
export async function remixFromRequest(viewer: Viewer, videoId: string, request: Request): Promise<VideoResource> {
  const requestId = requestIdFrom(request.headers);
  const { prompt } = remixFieldsSchema.parse(await readFields(request));
  return toVideo(await remixVideo(viewer, { requestId, videoId, prompt }));
}
