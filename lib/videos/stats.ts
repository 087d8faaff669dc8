import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { listModels } from "@/lib/engines/catalog";
import { spent } from "./budget";

/** What a user has made and what it took. Money is micro-dollars. */
export interface VideoStats {
  completed: number;
  failed: number;
  live: number;
  trashed: number;
  /** Share of ended videos that completed, 0–1; null before the first one ended. Canceled ones do not count. */
  successRate: number | null;
  /** Clips, posters and reference images in the bucket, the trash included. */
  storageBytes: number;
  /** Spent and held this calendar month (UTC), the most first. */
  spend: { engine: string; micros: number; starts: number }[];
  /** Median of the last 100 clips of each model. */
  times: { model: string; seconds: number; clips: number }[];
}

/** The viewer's own numbers, counted anew from their videos, files and ledger. */
export async function getVideoStats(viewer: Viewer): Promise<VideoStats> {
  const [counts, storageBytes, spend, times] = await Promise.all([
    countVideos(viewer.id),
    sumStorage(viewer.id),
    sumSpend(viewer.id),
    usualTimes(viewer.id),
  ]);
  const ended = counts.completed + counts.failed;
  return { ...counts, successRate: ended ? counts.completed / ended : null, storageBytes, spend, times };
}

async function countVideos(userId: string) {
  const [row] = await db.$queryRaw<[Record<"completed" | "failed" | "live" | "trashed", number>]>`
    SELECT (count(*) FILTER (WHERE status = 'completed'))::int AS completed,
           (count(*) FILTER (WHERE status = 'failed'))::int AS failed,
           (count(*) FILTER (WHERE status NOT IN ('completed', 'failed', 'canceled')))::int AS live,
           (count(*) FILTER (WHERE deleted_at IS NOT NULL))::int AS trashed
    FROM videos WHERE user_id = ${userId}::uuid`;
  return row;
}

async function sumStorage(userId: string): Promise<number> {
  const [row] = await db.$queryRaw<[{ bytes: bigint }]>`
    SELECT (COALESCE((SELECT sum(a.bytes) FROM video_assets a JOIN videos v ON v.id = a.video_id
                      WHERE v.user_id = ${userId}::uuid), 0)
          + COALESCE((SELECT sum(bytes) FROM uploads WHERE user_id = ${userId}::uuid AND status = 'ready'), 0)
           )::bigint AS bytes`;
  return Number(row.bytes);
}

async function sumSpend(userId: string): Promise<VideoStats["spend"]> {
  const rows = await db.$queryRaw<{ engine: string; micros: bigint; starts: number }[]>`
    SELECT engine, sum(amount_micros)::bigint AS micros, count(*)::int AS starts FROM usage
    WHERE user_id = ${userId}::uuid AND ${spent}
    GROUP BY engine ORDER BY micros DESC`;
  return rows.map((row) => ({ ...row, micros: Number(row.micros) }));
}

async function usualTimes(userId: string): Promise<VideoStats["times"]> {
  const rows = await db.$queryRaw<VideoStats["times"]>`
    SELECT model, (percentile_cont(0.5) WITHIN GROUP (ORDER BY engine_ms) / 1000)::float8 AS seconds, count(*)::int AS clips
    FROM (SELECT model, engine_ms, row_number() OVER (PARTITION BY model ORDER BY completed_at DESC) AS place
          FROM videos WHERE user_id = ${userId}::uuid AND engine_ms IS NOT NULL AND completed_at IS NOT NULL) latest
    WHERE place <= 100 GROUP BY model ORDER BY clips DESC`;
  const labels = new Map(listModels().map(({ id, label }) => [id, label]));
  return rows.map((row) => ({ ...row, model: labels.get(row.model) ?? row.model }));
}
