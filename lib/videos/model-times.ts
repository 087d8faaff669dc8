import "server-only";
import { db } from "@/lib/db";
import { modelOf } from "@/lib/engines/catalog";

type OfModel = { engine: string; model: string };

/** What the catalogue says of a stored video's model, two minutes where it says nothing. Seconds. */
export const statedSeconds = (video: OfModel) => modelOf(video)?.usualSeconds ?? 120;

/**
 * Usual seconds from start to done: the median of the model's last 25 videos here, else the catalogue's word.
 * `guessed`: neither knows.
 */
export async function usualTime(video: OfModel): Promise<{ usual: number; guessed: boolean }> {
  const [row] = await db.$queryRaw<[{ seconds: number | null; samples: bigint }]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY engine_ms) / 1000 AS seconds, count(*) AS samples FROM (
      SELECT engine_ms FROM videos
      WHERE engine = ${video.engine} AND model = ${video.model} AND engine_ms IS NOT NULL AND completed_at IS NOT NULL
      ORDER BY completed_at DESC LIMIT 25) latest`;
  if (row.samples >= 3n && row.seconds) return { usual: row.seconds, guessed: false };
  return { usual: statedSeconds(video), guessed: !modelOf(video)?.usualSeconds };
}

/** The same for those who only show it. Seconds. */
export const usualSeconds = async (video: OfModel) => (await usualTime(video)).usual;

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
