import "server-only";
import { db, type Prisma } from "@/lib/db";
import { deleteObjects } from "@/lib/storage";
import { originalKey, rawKey } from "./keys";

/**
 * Removes uploads, rows and objects, that were never completed since `pendingBefore`, and finished ones created
 * before `unusedBefore` that no video uses. Gives their number, at most `limit`; call again while it is reached.
 */
export async function sweepUploads(
  { pendingBefore, unusedBefore }: { pendingBefore: Date; unusedBefore: Date },
  limit = 200,
): Promise<number> {
  const where: Prisma.UploadWhereInput = {
    videos: { none: {} },
    OR: [
      { status: "pending", createdAt: { lt: pendingBefore } },
      { status: "ready", createdAt: { lt: unusedBefore } },
    ],
  };
  const stale = await db.upload.findMany({ where, take: limit });
  if (stale.length === 0) return 0;
  // Rows first: an object without a row is only space, a row without its object is a broken start.
  const ids = stale.map(({ id }) => id);
  await db.$transaction(async (tx) => {
    // A start that is being committed holds its picture: those wait. The others are looked at again under the lock.
    const free = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM uploads WHERE id = ANY (${ids}::uuid[]) FOR UPDATE SKIP LOCKED`;
    await tx.upload.deleteMany({ where: { ...where, id: { in: free.map(({ id }) => id) } } });
  });
  const kept = await db.upload.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const gone = stale.filter(({ id }) => !kept.some((row) => row.id === id));
  await deleteObjects(gone.flatMap((upload) => [upload.key, rawKey(upload), originalKey(upload)]));
  return gone.length;
}
