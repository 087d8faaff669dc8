import "server-only";
import type { Video } from "@/lib/db";
import { databaseNow, db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { log } from "@/lib/log";
import { getSettings } from "@/lib/settings";
import { deleteObjects } from "@/lib/storage";
import { abortStaleUploads } from "@/lib/storage/multipart";
import { sweepUploads } from "@/lib/uploads/sweep-uploads";
import { assetKeys } from "./archive";
import { cleanUpAtEngine } from "./clean-up";
import { crashPoint } from "./crash-point";
import { fewAtOnce } from "./few-at-once";
import { oneAtATime } from "./one-at-a-time";
import { referenceOf } from "./reference-of";
import { removedForGoodSql } from "./trash";

/** Rows handled per sweep; the rest waits for the next one. */
const batch = 100;
/** A multipart upload older than this belongs to no living copy (a copy renews its lease every minute). */
const staleUploadMs = 6 * 3_600_000;

const day = 24 * 3_600_000;

/**
 * Housekeeping that can wait: engine jobs of canceled videos, the trash after its retention time, orphaned multipart
 * uploads, abandoned reference images, old receipts. Safe to run anywhere, any time, twice at once.
 */
export async function sweep(): Promise<void> {
  const now = await databaseNow();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const jobs: [string, () => Promise<unknown>][] = [
    ["engine jobs", sweepEngineJobs],
    ["trash", sweepTrash],
    // The bucket may hold other programs' uploads too.
    ["multipart uploads", () => abortStaleUploads(ago(staleUploadMs), "videos/")],
    ["reference images", () => sweepUploads({ pendingBefore: ago(day), unusedBefore: ago(30 * day) })],
    ["receipts", sweepReceipts],
  ];
  for (const [what, run] of jobs) {
    await run().catch((error) => log.warn({ what, err: error }, "sweep failed"));
  }
}

/** One sweep at a time in this process, and another one for what was deleted meanwhile. */
export function sweepSoon(): Promise<void> {
  return oneAtATime("sweep", sweep);
}

async function sweepEngineJobs(): Promise<void> {
  // After a day the engine has surely forgotten the job, or never will.
  await db.$executeRaw`UPDATE videos SET cleanup_at = NULL WHERE cleanup_at < now() - interval '1 day'`;
  // Whichever: those whose engine never answers must not be in the way of the others.
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM videos WHERE cleanup_at IS NOT NULL ORDER BY random() LIMIT ${batch}`;
  await fewAtOnce(due, ({ id }) => cleanUpAtEngine(id));
}

async function sweepTrash(): Promise<void> {
  const { trashDays } = await getSettings();
  // Marked first, and the mark is final: from here on nobody can restore what is losing its files.
  const videos = await db.$queryRaw<{ id: string }[]>`
    UPDATE videos SET deleted_at = ${removedForGoodSql} WHERE id IN (
      SELECT id FROM videos WHERE deleted_at < now() - make_interval(days => ${trashDays}::int)
        AND (status IN ('completed', 'failed', 'canceled') OR (status = 'uncertain' AND next_at IS NULL)) LIMIT ${batch} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  await fewAtOnce(videos, ({ id }) => purge(id));
}

/** Objects first, then the row: interrupted in between, the next sweep finds the row and does it again. */
async function purge(id: string): Promise<void> {
  const video = await db.video.findUnique({ where: { id } });
  if (!video) return;
  // All that can lie under this id, also what a copy that never ended left. Seeded clips share files elsewhere.
  await deleteObjects(Object.values(assetKeys(id)));
  crashPoint("sweep.after-objects");
  await removeAtEngine(video).catch((error) => log.info({ videoId: id, err: error }, "the engine's copy stays"));
  await db.video.deleteMany({ where: { id } });
}

async function removeAtEngine(video: Video): Promise<void> {
  if (!video.engineRef) return;
  await engineOf(video.engine).remove?.(referenceOf(video), AbortSignal.timeout(10_000));
}

async function sweepReceipts(): Promise<void> {
  await db.$executeRaw`DELETE FROM webhook_receipts WHERE received_at < now() - interval '8 days'`;
  await db.$executeRaw`DELETE FROM rate_limits WHERE expire < now()`;
}
