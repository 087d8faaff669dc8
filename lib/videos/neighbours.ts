import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";

export interface Neighbours {
  /** Ids of the clips beside this one in the library, newest first; null at its ends. */
  newer: string | null;
  older: string | null;
}

/** The clips beside this one in the viewer's library, by the same keyset as its pages; none for an unknown id. */
export async function getNeighbours(viewer: Viewer, videoId: string): Promise<Neighbours> {
  const [row] = await db.$queryRaw<[Neighbours?]>`
    SELECT
      (SELECT n.id FROM videos n WHERE n.user_id = v.user_id AND n.deleted_at IS NULL
        AND (n.created_at, n.id) > (v.created_at, v.id) ORDER BY n.created_at, n.id LIMIT 1) AS newer,
      (SELECT o.id FROM videos o WHERE o.user_id = v.user_id AND o.deleted_at IS NULL
        AND (o.created_at, o.id) < (v.created_at, v.id) ORDER BY o.created_at DESC, o.id DESC LIMIT 1) AS older
    FROM videos v WHERE v.id = ${videoId}::uuid AND v.user_id = ${viewer.id}::uuid`;
  return row ?? { newer: null, older: null };
}
