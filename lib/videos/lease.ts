import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Video } from "@/lib/db";
import { execute, Prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { hinted, releaseAssignments } from "./move";

/** A video this process may work on: nobody else holds its lease. */
export interface ClaimedVideo extends Video {
  leaseToken: string;
  /** The only one that asks its engine now, to see whether it still wants quiet. */
  probe: boolean;
  /** performance.now() when the claim was sent: before the lease began, so never too late. */
  claimedAt: number;
}

/** Thrown when the lease is gone: whoever took over writes from now on, we write nothing. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

/** Notes progress and gives the lease back. False when the lease was already lost. */
export async function release(
  video: ClaimedVideo,
  {
    nextIn,
    progress,
    tries,
    engineCode,
    deadlineInSeconds,
  }: {
    nextIn: number | null;
    progress?: number;
    tries: number;
    engineCode?: string | null;
    deadlineInSeconds?: number;
  },
): Promise<boolean> {
  const set = [...releaseAssignments(nextIn), Prisma.sql`tries = ${tries}`];
  // Engines sometimes report less than before; a bar that runs backwards helps nobody.
  if (progress !== undefined) set.push(Prisma.sql`progress = GREATEST(progress, ${progress}::int)`);
  if (engineCode !== undefined) set.push(Prisma.sql`engine_code = ${engineCode}::text`);
  if (deadlineInSeconds !== undefined)
    set.push(Prisma.sql`deadline_at = now() + make_interval(secs => ${deadlineInSeconds}::float8)`);
  const { count } = await execute(Prisma.sql`
    UPDATE videos SET ${Prisma.join(set, ", ")}, updated_at = now()
    WHERE id = ${video.id}::uuid AND lease_token = ${video.leaseToken}::uuid`);
  return count === 1;
}

/**
 * Runs `work` while renewing the lease every third of its time. The signal aborts when the lease is lost, so that
 * a slow upload or engine call stops too.
 */
export async function withLease<T>(video: ClaimedVideo, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const seconds = env().LEASE_SECONDS;
  const controller = new AbortController();
  let until = video.claimedAt + seconds * 1000;
  const renew = async () => {
    const asked = performance.now();
    const { count } = await execute(Prisma.sql`
      UPDATE videos SET lease_until = now() + make_interval(secs => ${seconds}::float8),
        next_at = CASE WHEN ${hinted} THEN next_at ELSE now() + make_interval(secs => ${seconds}::float8) END
      WHERE id = ${video.id}::uuid AND lease_token = ${video.leaseToken}::uuid AND lease_until > now()`);
    if (count === 1) until = asked + seconds * 1000;
    else controller.abort(new LeaseLost());
  };
  const timer = setInterval(
    () => {
      // A failed renewal is tried again at the next beat; past the end there is nothing left to renew.
      if (performance.now() > until) controller.abort(new LeaseLost());
      else renew().catch(() => {});
    },
    (seconds * 1000) / 3,
  );
  try {
    return await work(controller.signal);
  } finally {
    clearInterval(timer);
  }
}

/**
 * Repeats a write while the database is away, for the length of a lease: what it says may be known nowhere else. Safe
 * for fenced writes only: one that did happen although its answer was lost finds nothing to change.
 */
export async function insist<T>(write: () => Promise<T>): Promise<T> {
  const end = performance.now() + env().LEASE_SECONDS * 1000;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(500);
    }
  }
}

/** Before anything that cannot be undone: a process may have slept. @throws LeaseLost unless the lease surely holds */
export async function assertLease(video: ClaimedVideo): Promise<void> {
  const { rows } = await execute(Prisma.sql`
    SELECT 1 FROM videos WHERE id = ${video.id}::uuid AND lease_token = ${video.leaseToken}::uuid AND lease_until > now()`);
  if (rows.length === 0) throw new LeaseLost();
}
