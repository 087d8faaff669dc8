import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, Prisma } from "@/lib/db";
import { countCollections } from "./collections";
import type { FacetsDto } from "./schemas";

// What a user does to their own clips without touching how they are made. Ids that are not theirs are left out.

/** Returns how many changed. */
export async function setFavorite(viewer: Viewer, videoIds: string[], favorite: boolean): Promise<number> {
  const { count } = await db.video.updateMany({
    where: { id: { in: videoIds }, userId: viewer.id, favorite: !favorite },
    data: { favorite },
  });
  return count;
}

/** Adds and removes tags on many clips at once; each keeps its others, sorted and without doubles. */
export async function changeTags(
  viewer: Viewer,
  { videoIds, add, remove }: { videoIds: string[]; add: string[]; remove: string[] },
): Promise<number> {
  return db.$executeRaw`
    UPDATE videos SET tags = ARRAY(
      SELECT DISTINCT tag FROM unnest(tags || ${add}::text[]) AS tag WHERE tag <> ALL (${remove}::text[]) ORDER BY tag)
    WHERE id = ANY (${videoIds}::uuid[]) AND user_id = ${viewer.id}::uuid`;
}

/** Gives a clip another title. Returns whether there was one to rename. */
export async function renameVideo(viewer: Viewer, videoId: string, title: string): Promise<boolean> {
  const { count } = await db.video.updateMany({ where: { id: videoId, userId: viewer.id }, data: { title } });
  return count === 1;
}

/** What the viewer can filter by: only values that some clip of theirs has. */
export async function getFacets(viewer: Viewer): Promise<FacetsDto> {
  const where = Prisma.sql`user_id = ${viewer.id}::uuid AND deleted_at IS NULL`;
  const [tags, models, collections] = await Promise.all([
    db.$queryRaw<{ name: string; count: number }[]>`
      SELECT tag AS name, count(*)::int AS count FROM videos, unnest(tags) AS tag WHERE ${where}
      GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 100`,
    db.video.groupBy({ by: ["engine", "model"], where: { userId: viewer.id, deletedAt: null } }),
    countCollections(viewer),
  ]);
  return {
    tags,
    models: [...new Set(models.map((row) => row.model))].sort(),
    engines: [...new Set(models.map((row) => row.engine))].sort(),
    collections,
  };
}
