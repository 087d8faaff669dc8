import "server-only";
import { db } from "@/lib/db";
import { modelOf } from "@/lib/engines/catalog";

/** What the catalogue says of a stored video's model; a minute when it is gone. Seconds. */
export const statedSeconds = (video: { engine: string; model: string }) => modelOf(video)?.usualSeconds ?? 60;

/** Usual seconds from start to done: the median of the model's last 25 videos here, else the catalogue's word. */
export async function usualSeconds(video: { engine: string; model: string }): Promise<number> {
  const [row] = await db.$queryRaw<[{ seconds: number | null; samples: bigint }]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY engine_ms) / 1000 AS seconds, count(*) AS samples FROM (
      SELECT engine_ms FROM videos
      WHERE engine = ${video.engine} AND model = ${video.model} AND engine_ms IS NOT NULL AND completed_at IS NOT NULL
      ORDER BY completed_at DESC LIMIT 25) latest`;
  return row.samples >= 3n && row.seconds ? row.seconds : statedSeconds(video);
}

/** Whether this engine's webhooks reach us: one was received within the last day. */
export async function receivesWebhooks(engine: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM webhook_receipts WHERE engine = ${engine} AND received_at > now() - interval '1 day' LIMIT 1`;
  return rows.length > 0;
}

/** Nobody calls this engine for so many seconds: it asked for quiet (429 with Retry-After). */
export async function holdEngine(video: { engine: string; probe: boolean }, seconds: number): Promise<void> {
  const { engine } = video;
  video.probe = false; // its answer is: not yet
  await db.$executeRaw`
    INSERT INTO engine_holds (engine, until) VALUES (${engine}, now() + make_interval(secs => ${seconds}::float8))
    ON CONFLICT (engine) DO UPDATE SET until = GREATEST(engine_holds.until, excluded.until)`;
}

/** The engine answers again. */
export async function endHold(engine: string): Promise<void> {
  await db.$executeRaw`DELETE FROM engine_holds WHERE engine = ${engine}`;
}
