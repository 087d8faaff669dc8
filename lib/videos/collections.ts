import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, isUniqueViolation } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { CollectionCoverDto, CollectionDto } from "./schemas";
import { toDtos } from "./to-dto";

/** Newest clips of a collection shown as its picture. */
const coverCount = 4;

/** The viewer's collections by name, or the one with this id. */
export async function countCollections(viewer: Viewer, id?: string): Promise<CollectionDto[]> {
  const rows = await db.collection.findMany({
    where: { id, userId: viewer.id },
    orderBy: { name: "asc" },
    select: { id: true, name: true, _count: { select: { videos: { where: { video: { deletedAt: null } } } } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, count: _count.videos }));
}

/** The viewer's collection; null when it is not there, e.g. deleted in another tab. */
export async function findCollection(viewer: Viewer, id: string): Promise<CollectionDto | null> {
  return (await countCollections(viewer, id))[0] ?? null;
}

/** All collections of the viewer by name, each with its newest finished clips. */
export async function listCollections(viewer: Viewer): Promise<CollectionCoverDto[]> {
  const collections = await countCollections(viewer);
  const newest = await db.$queryRaw<{ collectionId: string; videoId: string }[]>`
    SELECT c.id AS "collectionId", n.id AS "videoId" FROM collections c CROSS JOIN LATERAL (
      SELECT v.id FROM collection_videos cv JOIN videos v ON v.id = cv.video_id
      WHERE cv.collection_id = c.id AND v.status = 'completed' AND v.deleted_at IS NULL
      ORDER BY v.created_at DESC, v.id DESC LIMIT ${coverCount}) n
    WHERE c.user_id = ${viewer.id}::uuid`;
  const rows = await db.video.findMany({ where: { id: { in: newest.map(({ videoId }) => videoId) } } });
  const clips = new Map((await toDtos(viewer, rows)).map((video) => [video.id, video]));
  return collections.map((collection) => ({
    ...collection,
    covers: newest
      .filter(({ collectionId }) => collectionId === collection.id)
      .flatMap(({ videoId }) => clips.get(videoId) ?? [])
      .map(({ id, posterUrl, blur, width, height }) => ({ id, posterUrl, blur, width, height })),
  }));
}

/** The viewer's collections that this clip is in, by name. */
export async function listCollectionsOf(
  viewer: Viewer,
  videoId: string,
): Promise<Pick<CollectionDto, "id" | "name">[]> {
  return db.collection.findMany({
    where: { userId: viewer.id, videos: { some: { videoId } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Makes a collection. @throws AppError `conflict` when the viewer has one of that name */
export async function createCollection(viewer: Viewer, name: string): Promise<CollectionDto> {
  const { id } = await named(db.collection.create({ data: { userId: viewer.id, name } }));
  return { id, name, count: 0 };
}

/** @throws AppError `not_found`, `conflict` when the viewer has another one of that name */
export async function renameCollection(viewer: Viewer, id: string, name: string): Promise<void> {
  const { count } = await named(db.collection.updateMany({ where: { id, userId: viewer.id }, data: { name } }));
  if (count === 0) throw new AppError("not_found");
}

/** Removes the collection; its clips stay in the library. Removing one that is gone already is fine. */
export async function deleteCollection(viewer: Viewer, id: string): Promise<void> {
  await db.collection.deleteMany({ where: { id, userId: viewer.id } });
}

/** Puts clips into a collection; those already there stay. Returns how many came new. @throws AppError `not_found` */
export async function addToCollection(viewer: Viewer, id: string, videoIds: string[]): Promise<number> {
  await requireCollection(viewer, id);
  return db.$executeRaw`
    INSERT INTO collection_videos (collection_id, video_id)
    SELECT ${id}::uuid, v.id FROM videos v WHERE v.id = ANY (${videoIds}::uuid[]) AND v.user_id = ${viewer.id}::uuid
    ON CONFLICT DO NOTHING`;
}

/** Takes clips out of a collection. Returns how many left it. @throws AppError `not_found` */
export async function removeFromCollection(viewer: Viewer, id: string, videoIds: string[]): Promise<number> {
  await requireCollection(viewer, id);
  const { count } = await db.collectionVideo.deleteMany({ where: { collectionId: id, videoId: { in: videoIds } } });
  return count;
}

async function requireCollection(viewer: Viewer, id: string): Promise<void> {
  const collection = await db.collection.findFirst({ where: { id, userId: viewer.id }, select: { id: true } });
  if (!collection) throw new AppError("not_found", { message: "This collection was deleted." });
}

async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("conflict", { message: "You already have a collection with this name.", field: "name" });
    throw error;
  }
}
