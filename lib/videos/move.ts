import "server-only";
import { execute, Prisma, type Transaction } from "@/lib/db";
import type { EngineReference } from "@/lib/engines/engine";
import type { ArchivedAsset } from "./archive";
import { canMove, type VideoStatus } from "./lifecycle";
import { removedForGoodSql } from "./trash";

/** Columns a move may set besides the status. Seconds are counted from the database's now(). */
export interface MoveChanges {
  attempt?: number;
  attemptId?: string | null;
  priceMicros?: number;
  engineRef?: EngineReference | null;
  engineKey?: string | null;
  progress?: number;
  errorCode?: string | null;
  engineCode?: string | null;
  blur?: string | null;
  durationMs?: number;
  /** started_at, accepted_at, completed_at := now() */
  stamp?: "started_at" | "accepted_at" | "completed_at";
  /** engine_ms := time since accepted_at */
  measureEngine?: boolean;
  deadlineInSeconds?: number;
  /** Cancel or remove the engine's copy from now on; false: there is none of this attempt. */
  cleanup?: boolean;
  clearCancelRequest?: boolean;
  assets?: ArchivedAsset[];
}

export interface Move {
  id: string;
  from: VideoStatus;
  to: VideoStatus;
  /** One word or two for the timeline. */
  reason: string;
  /** The lease this writer holds; null for a user's own action, which takes the lease away from whoever has it. */
  lease: string | null;
  /** Only if it belongs to this user, who has not removed it for good. */
  userId?: string;
  /** Seconds until the next look, giving the lease back; null = never again; undefined = keep working under the lease. */
  nextIn?: number | null;
  /** Consecutive failures of the next step so far; 0 unless said. */
  tries?: number;
  /** What becomes of the price held for this attempt. */
  money?: "settle" | "release";
  set?: MoveChanges;
}

/**
 * Moves a video from one state to another: the only place that writes a status. One statement, judged by its row
 * count: the update is fenced by state and lease, and the event, the ledger and the assets follow only if it took.
 * Returns false when somebody else went first; then nothing was written. @throws Error for a move that canMove forbids
 */
export async function move(change: Move, transaction?: Transaction): Promise<boolean> {
  const { id, from, to, lease, reason, money } = change;
  if (!canMove(from, to)) throw new Error(`no move from ${from} to ${to}`);
  const ofUser = change.userId
    ? Prisma.sql`AND user_id = ${change.userId}::uuid AND deleted_at IS DISTINCT FROM ${removedForGoodSql}`
    : Prisma.empty;
  const statement = Prisma.sql`
    WITH before AS (
      SELECT id, status_at FROM videos
      WHERE id = ${id}::uuid AND status = ${from}::video_status
        ${lease ? Prisma.sql`AND lease_token = ${lease}::uuid` : Prisma.empty}
        ${ofUser}
      FOR UPDATE
    ), moved AS (
      UPDATE videos v SET ${Prisma.join(assignments(change), ", ")}
      FROM before WHERE v.id = before.id
      RETURNING v.id, v.attempt, before.status_at
    ), event AS (
      INSERT INTO video_events (video_id, "from", "to", reason, attempt, duration_ms)
      SELECT id, ${from}::video_status, ${to}::video_status, ${reason}, attempt,
        LEAST(extract(epoch FROM now() - status_at) * 1000, 2147483647)::int
      FROM moved
    )${money ? closeLedger(money) : Prisma.empty}${change.set?.assets?.length ? store(change.set.assets) : Prisma.empty}
    SELECT id FROM moved`;
  const rows = transaction ? await transaction.$queryRaw<unknown[]>(statement) : (await execute(statement)).rows;
  return rows.length === 1;
}

const closeLedger = (money: "settle" | "release") => Prisma.sql`, ledger AS (
      UPDATE usage SET state = ${money === "settle" ? "settled" : "released"}::usage_state, closed_at = now()
      FROM moved WHERE usage.video_id = moved.id AND usage.attempt = moved.attempt
    )`;

const store = (assets: ArchivedAsset[]) => Prisma.sql`, stored AS (
      INSERT INTO video_assets (video_id, kind, key, content_type, bytes, sha256, width, height, meta)
      SELECT moved.id, a.kind, a.key, a."contentType", a.bytes, a.sha256, a.width, a.height, a.meta
      FROM moved, jsonb_to_recordset(${JSON.stringify(assets)}::jsonb) AS a(kind asset_kind, key text,
        "contentType" text, bytes bigint, sha256 text, width int, height int, meta jsonb)
      ON CONFLICT (video_id, kind) DO UPDATE SET key = excluded.key, content_type = excluded.content_type,
        bytes = excluded.bytes, sha256 = excluded.sha256, width = excluded.width, height = excluded.height,
        meta = excluded.meta
    )`;

function assignments({ to, lease, nextIn, tries = 0, set = {} }: Move): Prisma.Sql[] {
  const list = [
    Prisma.sql`status = ${to}::video_status`,
    Prisma.sql`status_at = now()`,
    Prisma.sql`updated_at = now()`,
  ];
  list.push(Prisma.sql`tries = ${tries}::int`);
  if (nextIn !== undefined || lease === null) list.push(...releaseAssignments(nextIn ?? null));
  const text = (column: string, value: string | number | null | undefined, type: string) => {
    if (value !== undefined) list.push(Prisma.sql`${Prisma.raw(column)} = ${value}::${Prisma.raw(type)}`);
  };
  text("attempt", set.attempt, "int");
  text("attempt_id", set.attemptId, "uuid");
  text("price_micros", set.priceMicros, "int");
  text("engine_ref", set.engineRef && JSON.stringify(set.engineRef), "jsonb");
  text("engine_key", set.engineKey, "text");
  text("progress", set.progress, "int");
  text("error_code", set.errorCode, "text");
  text("engine_code", set.engineCode, "text");
  text("blur", set.blur, "text");
  text("duration_ms", set.durationMs, "int");
  if (set.stamp) list.push(Prisma.sql`${Prisma.raw(set.stamp)} = now()`);
  if (set.measureEngine)
    list.push(Prisma.sql`engine_ms = LEAST(extract(epoch FROM now() - accepted_at) * 1000, 2147483647)::int`);
  if (set.deadlineInSeconds !== undefined)
    list.push(Prisma.sql`deadline_at = now() + make_interval(secs => ${set.deadlineInSeconds}::float8)`);
  if (set.cleanup !== undefined)
    list.push(set.cleanup ? Prisma.sql`cleanup_at = now()` : Prisma.sql`cleanup_at = NULL`);
  if (set.clearCancelRequest) list.push(Prisma.sql`cancel_requested_at = NULL`);
  return list;
}

/** A leased row that a webhook pulled. */
export const hinted = Prisma.sql`(next_at <= now() OR next_at < lease_until)`;

/**
 * Gives the lease back. A claim pushes next_at to the lease's end, so an earlier one means that a webhook pulled it
 * meanwhile: that hint must not be lost, and the next look is at once. Not by now() alone: a hint that began after this
 * statement and had the row before it is later than this statement's now().
 */
export function releaseAssignments(nextIn: number | null): Prisma.Sql[] {
  const next =
    nextIn === null
      ? Prisma.sql`next_at = NULL`
      : Prisma.sql`next_at = CASE WHEN lease_token IS NOT NULL AND ${hinted} THEN next_at
          ELSE now() + make_interval(secs => ${nextIn}::float8) END`;
  return [next, Prisma.sql`lease_token = NULL`, Prisma.sql`lease_until = NULL`];
}
