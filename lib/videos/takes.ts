import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { VideoDto } from "./schemas";
import { requireVideo, toDtos } from "./to-dto";

/** Variations asked for at once are begun within this time. Milliseconds. */
const AT_ONCE = 60_000;
const most = 8;

/**
 * What was made with this clip from the same words at the same time: the first eight, oldest first, itself among them
 * unless it came after those; trash left out. One range of the gallery's own index. @throws AppError `not_found`
 */
export async function getTakes(viewer: Viewer, videoId: string): Promise<VideoDto[]> {
  const { prompt, kind, parentId, createdAt } = await requireVideo(viewer, videoId);
  const at = createdAt.getTime();
  const takes = await db.video.findMany({
    where: {
      userId: viewer.id,
      deletedAt: null,
      createdAt: { gte: new Date(at - AT_ONCE), lte: new Date(at + AT_ONCE) },
      prompt,
      kind,
      parentId,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: most,
  });
  return takes.length > 1 ? toDtos(viewer, takes) : [];
}
