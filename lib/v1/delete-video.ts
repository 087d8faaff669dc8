import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { trashVideos } from "@/lib/videos/delete";

/**
 * DELETE /v1/videos/{id}: to the trash, from where its owner may still take it back in the studio; what is being made
 * is canceled. @throws AppError `not_found`, also the second time
 */
export async function deleteVideo(viewer: Viewer, videoId: string) {
  if ((await trashVideos(viewer, [videoId])) === 0) throw new AppError("not_found");
  return { id: videoId, object: "video.deleted", deleted: true } as const;
}
