import "server-only";
import { db, execute, Prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { getSettings } from "@/lib/settings";
import { enginesWithoutPlace, placesPerEngine, placesTaken } from "./copy-places";
import { crashPoint } from "./crash-point";
import type { ClaimedVideo } from "./lease";

/** A row as it is after the claim, so with its new lease. */
type Claimed = Omit<ClaimedVideo, "claimedAt">;

/** Every column of a video under its name in TypeScript: `videos.user_id AS "userId"`. */
const columns = Prisma.raw(
  Object.values(Prisma.VideoScalarFieldEnum)
    .map((field) => `videos.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`)
    .join(", "),
);

/** Any number; the same in every process. Held only while places are counted and given out. */
export const admissionLock = 0x6461_696c;

/**
 * Takes up to `limit` videos that are due and leases them to this process: first queued ones, as far as the concurrency
 * limits allow, then the most overdue of those the engine already has. In this order neither can starve the other
 * however small `limit` is, for a place becomes free only when a started one moves on. Only the database's clock counts.
 */
export async function claimDue({ limit, userId }: { limit: number; userId?: string }): Promise<ClaimedVideo[]> {
  const claimedAt = performance.now();
  const videos = await admitQueued(limit, userId);
  if (videos.length < limit) videos.push(...(await claimStarted(limit - videos.length, userId)));
  if (videos.length > 0) crashPoint("claim.after-commit");
  return videos.map((video) => ({ ...video, claimedAt }));
}

// next_at moves past the lease's end, so that a leased row leaves the due index and a later next_at ≤ now() can
// only be a webhook's hint (see releaseAssignments).
const takeLease = () => Prisma.sql`lease_token = gen_random_uuid(),
  lease_until = now() + make_interval(secs => ${env().LEASE_SECONDS}::float8),
  next_at = now() + make_interval(secs => ${env().LEASE_SECONDS}::float8)`;

const ownedBy = (userId?: string) => (userId ? Prisma.sql`AND v.user_id = ${userId}::uuid` : Prisma.empty);

const due = Prisma.sql`v.next_at <= now() AND (v.lease_until IS NULL OR v.lease_until < now())`;
const started = Prisma.sql`v.status IN ('starting', 'running', 'copying', 'uncertain')`;

/**
 * An engine that asked for quiet is asked by one video alone when its time is over, and by the others as soon as that
 * one got an answer (`probe`, see advance.ts). A probe that never comes back is followed by another after 5 s.
 * Of those to be copied, only as many are taken as there are places for.
 */
async function claimStarted(limit: number, userId?: string): Promise<Claimed[]> {
  const dueHere = Prisma.sql`${started} AND ${due} ${ownedBy(userId)}
    AND NOT (v.status = 'copying' AND v.engine = ANY (${enginesWithoutPlace()}::text[]))`;
  const taken = Prisma.sql`cardinality(array_positions(${placesTaken()}::text[], v.engine))`;
  const { rows } = await execute<Claimed>(Prisma.sql`
    WITH quiet AS (
      UPDATE engine_holds h SET until = now() + interval '5 seconds'
      WHERE h.until <= now() AND EXISTS (SELECT 1 FROM videos v WHERE v.engine = h.engine AND ${dueHere})
      RETURNING engine
    ), probes AS (
      SELECT one.id FROM quiet CROSS JOIN LATERAL (
        SELECT v.id FROM videos v WHERE v.engine = quiet.engine AND ${dueHere}
        ORDER BY v.next_at LIMIT 1 FOR UPDATE SKIP LOCKED) one
    ), others AS (
      SELECT v.id, v.status, v.engine, v.next_at FROM videos v
      WHERE ${dueHere} AND NOT EXISTS (SELECT 1 FROM engine_holds h WHERE h.engine = v.engine)
      ORDER BY v.next_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), placed AS (
      SELECT v.id FROM (
        SELECT id, status, engine, row_number() OVER (PARTITION BY engine, status ORDER BY next_at) AS turn FROM others) v
      WHERE v.status <> 'copying' OR ${taken} + v.turn <= ${placesPerEngine}
    ), chosen AS (
      SELECT id, true AS probe FROM probes UNION ALL SELECT id, false FROM placed
    )
    UPDATE videos SET ${takeLease()} FROM chosen WHERE videos.id = chosen.id
    RETURNING ${columns}, probe`);
  return rows;
}

const notHeld = Prisma.sql`NOT EXISTS (SELECT 1 FROM engine_holds h WHERE h.engine = v.engine AND h.until > now())`;

/** Looks in a row at which an engine said nothing of a job, after which that is its own affair: about a minute. */
const lostAfter = 5;

/**
 * Fair between users: everyone's next video comes before anyone's second one. A queued video under a lease counts
 * as in flight, because its start is under way. Jobs that their engine says nothing of count against its own new ones
 * only: one dead engine must not take the places of all.
 */
async function admitQueued(limit: number, userId?: string): Promise<Claimed[]> {
  const waiting = await execute(Prisma.sql`
    SELECT 1 FROM videos v WHERE v.status = 'queued' AND ${due} AND ${notHeld} ${ownedBy(userId)} LIMIT 1`);
  if (waiting.count === 0) return [];
  const { maxInFlight, maxInFlightPerUser } = await getSettings();
  const [, videos] = await db.$transaction([
    db.$executeRaw`SELECT pg_advisory_xact_lock(${admissionLock})`,
    db.$queryRaw<Claimed[]>`
      WITH busy AS MATERIALIZED (
        SELECT user_id, engine, status = 'running' AND tries >= ${lostAfter} AS lost
        FROM videos WHERE status IN ('starting', 'running')
        UNION ALL
        SELECT user_id, engine, false FROM videos WHERE status = 'queued' AND lease_until > now()
      ), free AS (
        SELECT GREATEST(${maxInFlight} - count(*) FILTER (WHERE NOT lost), 0) AS places FROM busy
      ), dead AS (
        SELECT engine FROM busy WHERE lost GROUP BY engine HAVING count(*) >= (SELECT places FROM free)
      ), places AS (
        SELECT u.id AS user_id, (SELECT count(*) FROM busy b WHERE b.user_id = u.id AND NOT lost) AS taken,
          CASE WHEN u.unlimited THEN ${maxInFlight} ELSE COALESCE(u.max_in_flight, ${maxInFlightPerUser}) END AS cap
        FROM users u WHERE u.id IN (SELECT DISTINCT user_id FROM videos WHERE status = 'queued')
      ), turns AS (
        SELECT q.id, q.created_at, places.taken + q.turn AS turn
        FROM places CROSS JOIN LATERAL (
          SELECT v.id, v.created_at, row_number() OVER (ORDER BY v.created_at, v.id) AS turn
          FROM videos v WHERE v.user_id = places.user_id AND v.status = 'queued' AND ${due} AND ${notHeld} ${ownedBy(userId)}
            AND v.engine NOT IN (SELECT engine FROM dead)
            AND (SELECT count(*) FROM busy b WHERE b.user_id = v.user_id AND b.engine = v.engine AND lost)
              < places.cap - places.taken
          ORDER BY v.created_at, v.id LIMIT GREATEST(places.cap - places.taken, 0)) q
        ORDER BY places.taken + q.turn, q.created_at
        LIMIT LEAST(${limit}, (SELECT places FROM free))
      ), locked AS (
        -- Only status = 'queued' once the row is locked: a user may have canceled it this instant.
        SELECT v.id FROM videos v JOIN turns USING (id) WHERE v.status = 'queued' FOR UPDATE OF v SKIP LOCKED
      )
      UPDATE videos SET ${takeLease()} FROM locked WHERE videos.id = locked.id
      RETURNING ${columns}, false AS probe`,
  ]);
  return videos;
}

/**
 * Seconds until a video may be due, 0 when one is but could not be had (another process has it, no place is free, its
 * engine asked for quiet); null when none is live.
 */
export async function secondsUntilDue(userId?: string): Promise<number | null> {
  const [row] = await db.$queryRaw<[{ seconds: number | null }]>`
    SELECT extract(epoch FROM min(v.next_at) - now())::float8 AS seconds FROM videos v
    WHERE v.status IN ('queued', 'starting', 'running', 'copying', 'uncertain') ${ownedBy(userId)}`;
  return row.seconds === null ? null : Math.max(row.seconds, 0);
}
