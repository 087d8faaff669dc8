import { db } from "@/lib/db";

/** A user whose videos the queue benches move. */
export async function makeUser(): Promise<string> {
  return (await db.user.create({ data: { email: `${crypto.randomUUID()}@example.com`, unlimited: true } })).id;
}

/**
 * Rows as the lifecycle leaves them, by the thousand: due ones that are being copied, or finished ones. They take turns
 * between engines, because a process copies a few of each at once.
 */
export async function insertVideos(userId: string, count: number, kind: "due" | "finished"): Promise<void> {
  const [status, nextAt] = kind === "due" ? ["copying", "now()"] : ["completed", "NULL"];
  await db.$executeRawUnsafe(
    `INSERT INTO videos (id, user_id, request_id, request_hash, status, root_id, title, prompt, engine, model, size,
       seconds, price_micros, engine_key, next_at, engine_ms, completed_at, created_at)
     SELECT gen_random_uuid(), $1::uuid, gen_random_uuid(), 'bench', '${status}', gen_random_uuid(),
       'A red sailboat ' || i, 'a red sailboat on a calm sea, take ' || i, 'engine-' || i % 7, 'demo-1', '1280x720', 4, 400000,
       gen_random_uuid(), ${nextAt}, 7000, ${kind === "due" ? "NULL" : "now()"}, now() - i * interval '1 second'
     FROM generate_series(1, $2::int) i`,
    userId,
    count,
  );
  if (kind === "finished") return;
  await db.$executeRaw`
    INSERT INTO usage (id, user_id, video_id, attempt, engine, model, amount_micros)
    SELECT gen_random_uuid(), user_id, id, 1, engine, model, price_micros FROM videos
    WHERE status = 'copying' ON CONFLICT DO NOTHING`;
}
