import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { requireVideo } from "@/lib/videos/to-dto";
import { rowToVideo, type VideoResource } from "./to-video";

/** GET /v1/videos/{id}; what is in the trash is gone for programs. @throws AppError `not_found` */
export async function getVideo(viewer: Viewer, videoId: string): Promise<VideoResource> {
  return rowToVideo(await requireVideo(viewer, videoId, { trash: false }));
}
