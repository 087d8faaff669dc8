import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, Prisma } from "@/lib/db";
import { galleryConditions } from "./gallery";
import type { GalleryFilter } from "./schemas";

export interface Neighbours {
  /** Ids of the clips before and after this one as the gallery shows them; null at its ends. */
  previous: string | null;
  next: string | null;
}

/**
 * The clips beside this one in the view of the viewer's gallery that `filter` describes, by the same keyset as its
 * pages; none for an unknown id. The clip itself need not be in the view: another change may have taken it out.
 */
export async function getNeighbours(viewer: Viewer, videoId: string, filter: GalleryFilter): Promise<Neighbours> {
  const conditions = Prisma.join(galleryConditions(viewer, filter), " AND ");
  const [row] = await db.$queryRaw<[{ newer: string | null; older: string | null }?]>`
    SELECT
      (SELECT v.id FROM videos v WHERE ${conditions} AND (v.created_at, v.id) > (here.created_at, here.id)
        ORDER BY v.created_at, v.id LIMIT 1) AS newer,
      (SELECT v.id FROM videos v WHERE ${conditions} AND (v.created_at, v.id) < (here.created_at, here.id)
        ORDER BY v.created_at DESC, v.id DESC LIMIT 1) AS older
    FROM videos here WHERE here.id = ${videoId}::uuid AND here.user_id = ${viewer.id}::uuid`;
  const { newer = null, older = null } = row ?? {};
  return filter.sort === "oldest" ? { previous: older, next: newer } : { previous: newer, next: older };
}
