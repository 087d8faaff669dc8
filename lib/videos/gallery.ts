import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, Prisma } from "@/lib/db";
import type { GalleryFilter, GalleryPage } from "./schemas";
import { toDtos } from "./to-dto";
import { removedForGoodSql } from "./trash";

/**
 * A page of the viewer's gallery, newest first unless `sort` says otherwise. Pages are keyset `(created_at, id)`, so
 * the thousandth costs what the first costs. `filter` is already parsed by galleryFilterSchema.
 */
export async function listVideos(viewer: Viewer, filter: GalleryFilter): Promise<GalleryPage> {
  const limit = filter.limit;
  const oldest = filter.sort === "oldest";
  const order = oldest ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM videos v WHERE ${Prisma.join(galleryConditions(viewer, filter), " AND ")}
    ORDER BY v.created_at ${order}, v.id ${order} LIMIT ${limit + 1}`;
  const page = ids.slice(0, limit).map((row) => row.id);
  const rows = await db.video.findMany({ where: { id: { in: page } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = page.flatMap((id) => byId.get(id) ?? []);
  const last = ordered.at(-1);
  return {
    videos: await toDtos(viewer, ordered),
    next: ids.length > limit && last ? encodeCursor(last) : null,
  };
}

/** Which videos `v` a view of the gallery shows, from its cursor on. */
export function galleryConditions(viewer: Viewer, filter: GalleryFilter): Prisma.Sql[] {
  const list = [
    Prisma.sql`v.user_id = ${viewer.id}::uuid`,
    filter.trash ? Prisma.sql`v.deleted_at > ${removedForGoodSql}` : Prisma.sql`v.deleted_at IS NULL`,
  ];
  const cursor = filter.after ? decodeCursor(filter.after) : null;
  if (cursor) {
    const beyond = filter.sort === "oldest" ? Prisma.sql`>` : Prisma.sql`<`;
    list.push(Prisma.sql`(v.created_at, v.id) ${beyond} (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)`);
  }
  if (filter.q) list.push(searchCondition(filter.q));
  if (filter.status.length > 0)
    list.push(Prisma.sql`v.status IN (${Prisma.join(filter.status.map((s) => Prisma.sql`${s}::video_status`))})`);
  if (filter.engine) list.push(Prisma.sql`v.engine = ${filter.engine}`);
  if (filter.model) list.push(Prisma.sql`v.model = ${filter.model}`);
  if (filter.kind) list.push(Prisma.sql`v.kind = ${filter.kind}::video_kind`);
  if (filter.shape) list.push(shapeConditions[filter.shape]);
  if (filter.favorite) list.push(Prisma.sql`v.favorite`);
  // The second half is the condition of the index.
  if (filter.tag) list.push(Prisma.sql`v.tags @> ARRAY[${filter.tag}]::text[] AND v.tags <> '{}'`);
  if (filter.collection)
    list.push(Prisma.sql`EXISTS (SELECT 1 FROM collection_videos c JOIN collections o ON o.id = c.collection_id
      WHERE c.video_id = v.id AND c.collection_id = ${filter.collection}::uuid AND o.user_id = ${viewer.id}::uuid)`);
  if (filter.from) list.push(Prisma.sql`v.created_at >= ${filter.from}::date`);
  if (filter.to) list.push(Prisma.sql`v.created_at < ${filter.to}::date + 1`);
  return list;
}

const width = Prisma.sql`split_part(v.size, 'x', 1)::int`;
const height = Prisma.sql`split_part(v.size, 'x', 2)::int`;
const shapeConditions = {
  landscape: Prisma.sql`${width} > ${height}`,
  portrait: Prisma.sql`${width} < ${height}`,
  square: Prisma.sql`${width} = ${height}`,
};

/** Scripts that put spaces between their words, and nothing in front of them. */
const spaced = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+$/u;

/** Every word must begin some word of the title, prompt or tags; of other scripts it may stand anywhere in them. */
function searchCondition(q: string): Prisma.Sql {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return Prisma.sql`false`;
  const query = words.filter((word) => spaced.test(word)).map((word) => `${word}:*`);
  const anywhere = words.filter((word) => !spaced.test(word));
  const conditions = anywhere.map(
    (word) => Prisma.sql`concat_ws(' ', v.title, v.prompt, array_to_string(v.tags, ' ')) ILIKE ${`%${word}%`}`,
  );
  if (query.length > 0)
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM video_words w WHERE w.video_id = v.id AND w.words @@ to_tsquery('simple', ${query.join(" & ")}))`);
  return Prisma.join(conditions, " AND ");
}

function encodeCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString("base64url");
}

/** Null for anything that is not a cursor of ours: then the first page is shown. */
function decodeCursor(cursor: string): { createdAt: string; id: string } | null {
  const [createdAt = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const time = new Date(createdAt);
  const valid =
    !Number.isNaN(time.getTime()) &&
    time.toISOString() === createdAt &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return valid ? { createdAt, id } : null;
}
