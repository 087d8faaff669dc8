import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { cancelVideo, dismissVideo } from "./cancel";
import { fewAtOnce } from "./few-at-once";
import { inTrash, removedForGood } from "./trash";

/**
 * Moves videos to the trash; what is still being made is canceled first. Returns how many went. The sweep removes
 * them for good after the retention time of the settings.
 */
export async function trashVideos(viewer: Viewer, videoIds: string[]): Promise<number> {
  const live = await db.video.findMany({
    where: { id: { in: videoIds }, userId: viewer.id, status: { in: ["queued", "starting", "running", "uncertain"] } },
    select: { id: true, status: true },
  });
  await fewAtOnce(live, ({ id, status }) => {
    const stop = status === "uncertain" ? dismissVideo(viewer, id) : cancelVideo(viewer, id);
    // Finished in the meantime: then it goes to the trash as it is.
    return stop.catch((error) => {
      if (!(error instanceof AppError)) throw error;
    });
  });
  // The database's clock: the sweep counts the retention time by it.
  return db.$executeRaw`
    UPDATE videos SET deleted_at = now()
    WHERE id = ANY (${videoIds}::uuid[]) AND user_id = ${viewer.id}::uuid AND deleted_at IS NULL`;
}

/** Takes videos out of the trash. Returns how many came back. */
export async function restoreVideos(viewer: Viewer, videoIds: string[]): Promise<number> {
  const { count } = await db.video.updateMany({
    where: { id: { in: videoIds }, userId: viewer.id, ...inTrash },
    data: { deletedAt: null },
  });
  return count;
}

/** Removes everything in the viewer's trash now. Returns how many videos went. */
export async function emptyTrash(viewer: Viewer): Promise<number> {
  const { count } = await db.video.updateMany({
    where: { userId: viewer.id, ...inTrash },
    data: { deletedAt: removedForGood },
  });
  return count;
}

/** Removes videos in the trash now instead of later: the next sweep takes them. */
export async function deleteForever(viewer: Viewer, videoIds: string[]): Promise<number> {
  const { count } = await db.video.updateMany({
    where: { id: { in: videoIds }, userId: viewer.id, deletedAt: { not: null } },
    data: { deletedAt: removedForGood },
  });
  return count;
}
