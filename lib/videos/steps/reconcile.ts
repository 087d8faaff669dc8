import "server-only";
import { databaseNow, db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { type Model, modelOf } from "@/lib/engines/catalog";
import type { Engine, EngineReference } from "@/lib/engines/engine";
import { releaseHold } from "../budget";
import { crashPoint } from "../crash-point";
import { assertLease, type ClaimedVideo, release } from "../lease";
import { hinted } from "../move";
import { backoff } from "../polling";
import { acceptStart, buildRequest } from "./start";

/** How long an unknown start is looked for before only its user can decide, and how long its key is used. Seconds. */
const searchSeconds = 9 * 60;
/** The same for a start whose job a callback has named, while the engine cannot be asked about it. Seconds. */
const namedSeconds = 24 * 3600;
/** Clocks of engines differ from ours by at most this. Seconds. */
const clockSkew = 300;

/**
 * A start whose outcome is unknown: looked for in order of certainty, never posted again by guess. Found → running.
 * Not found in time → stays uncertain, the hold is released, and the user decides.
 */
export async function reconcileStart(video: ClaimedVideo, signal: AbortSignal): Promise<void> {
  const engine = engineOf(video.engine);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(90_000)]);
  const byKey = await byIdempotencyKey(video, engine, limit);
  const named = byKey ? null : await byCallback(video, engine, limit);
  const found = byKey ?? (named === "unanswered" ? null : named) ?? (await byList(video, engine, limit));
  crashPoint("reconcile.after-search");
  if (found) {
    await acceptStart(video, "uncertain", found.reference, found.how);
    return;
  }
  if ((await secondsSince(video.statusAt)) < (named === "unanswered" ? namedSeconds : searchSeconds)) {
    await release(video, { nextIn: Math.min(backoff(video.tries + 1), 60), tries: video.tries + 1 });
    return;
  }
  await db.$transaction(async (tx) => {
    // A callback may have come while the list was read: it is looked at again.
    const count = await tx.$executeRaw`
      UPDATE videos SET lease_token = NULL, lease_until = NULL, error_code = 'start_unconfirmed',
        next_at = CASE WHEN ${hinted} THEN next_at END
      WHERE id = ${video.id}::uuid AND status = 'uncertain' AND lease_token = ${video.leaseToken}::uuid`;
    if (count === 0) return;
    await releaseHold(tx, video);
  });
}

async function secondsSince(time: Date): Promise<number> {
  return ((await databaseNow()).getTime() - time.getTime()) / 1000;
}

type Found = { reference: EngineReference; how: string } | null;

/**
 * The engine documents an idempotency key: asking again with the same key returns the same job, but only while it
 * remembers the key. After that it would be a second paid start, however short we have been searching: the studio may
 * have been off since the first.
 */
async function byIdempotencyKey(video: ClaimedVideo, engine: Engine, signal: AbortSignal): Promise<Found> {
  // What its user canceled must not be started by asking.
  if (!engine.idempotent || video.cancelRequestedAt || !video.startedAt) return null;
  const model = modelOf(video);
  const request = model && (await buildRequest(video, model));
  if (!request || typeof request === "string") return null;
  await assertLease(video);
  if ((await secondsSince(video.startedAt)) > searchSeconds) return null;
  const outcome = await engine.start(request, signal);
  return outcome.outcome === "accepted" ? { reference: outcome.reference, how: "confirmed by key" } : null;
}

/** A callback carried our signed attempt. It names the job; the engine itself must know it. */
async function byCallback(video: ClaimedVideo, engine: Engine, signal: AbortSignal): Promise<Found | "unanswered"> {
  if (!video.attemptId) return null;
  const receipt = await db.webhookReceipt.findFirst({ where: { attemptId: video.attemptId, engine: video.engine } });
  const id = receipt?.engineKey.slice(video.engine.length + 1);
  if (!id) return null;
  const status = await engine.status({ id }, signal);
  if (status.state === "unreachable") return "unanswered";
  return status.state === "lost" ? null : { reference: { id }, how: "confirmed by callback" };
}

/** Exactly one job in the list looks like this start, and no other start of ours could be meant. */
async function byList(video: ClaimedVideo, engine: Engine, signal: AbortSignal): Promise<Found> {
  const jobs = await engine.list?.(100, signal).catch(() => null);
  const model = modelOf(video);
  if (!jobs || !model || !video.startedAt) return null;
  const since = video.startedAt.getTime() / 1000 - clockSkew;
  const prompt = plain(await sentPrompt(video, model));
  const alike = jobs.filter(
    (job) =>
      job.prompt !== null &&
      plain(job.prompt) === prompt &&
      job.createdAt >= since &&
      (job.model === null || job.model === model.engineModel) &&
      (job.size === null || job.size === video.size) &&
      (job.seconds === null || Number(job.seconds) === video.seconds),
  );
  const keys = alike.map((job) => `${video.engine}:${job.reference.id}`);
  const taken = await db.video.findMany({ where: { engineKey: { in: keys } }, select: { engineKey: true } });
  const open = alike.filter((job) => !taken.some((row) => row.engineKey === `${video.engine}:${job.reference.id}`));
  const [only, another] = open;
  if (!only || another) return null;
  const rivals = await db.video.count({
    where: {
      id: { not: video.id },
      engine: video.engine,
      prompt: video.prompt,
      // Also one that was dismissed, canceled or tried again: a job of its may be in the list and belong to nobody.
      OR: [
        { status: { in: ["starting", "uncertain"] } },
        { engineKey: null, startedAt: { gte: new Date(since * 1000) } },
        { attempt: { gt: 1 }, updatedAt: { gte: new Date(since * 1000) } },
      ],
    },
  });
  return rivals === 0 ? { reference: only.reference, how: "found in the list" } : null;
}

/** multipart/form-data sends every line's end as CRLF, and some engines trim. */
const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

async function sentPrompt(video: ClaimedVideo, model: Model): Promise<string> {
  const request = await buildRequest(video, model);
  return typeof request === "string" ? video.prompt : request.prompt;
}
