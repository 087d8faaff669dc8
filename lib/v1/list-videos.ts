import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { requireVideo } from "@/lib/videos/to-dto";
import { listQuerySchema } from "./schemas";
import { rowToVideo, type VideoResource } from "./to-video";
import { parseVideoId } from "./video-id";

export interface VideoListResource {
  object: "list";
  data: VideoResource[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

/**
 * GET /v1/videos: the viewer's videos, trash left out, newest first unless `order` is asc; `after` is the last id of
 * the page before, which may meanwhile be in the trash. @throws AppError `not_found` (after), ZodError
 */
export async function listVideos(viewer: Viewer, query: URLSearchParams): Promise<VideoListResource> {
  const { after, limit, order } = listQuerySchema.parse(Object.fromEntries(query));
  const last = after === undefined ? null : await requireVideo(viewer, parseVideoId(after, "after"));
  const beyond = order === "asc" ? "gt" : "lt";
  const rows = await db.video.findMany({
    where: {
      userId: viewer.id,
      deletedAt: null,
      ...(last && {
        // Says nothing new, but lets the index begin there.
        createdAt: { [`${beyond}e`]: last.createdAt },
        OR: [{ createdAt: { [beyond]: last.createdAt } }, { createdAt: last.createdAt, id: { [beyond]: last.id } }],
      }),
    },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit + 1,
  });
  const data = rows.slice(0, limit).map(rowToVideo);
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: rows.length > limit,
  };
}
