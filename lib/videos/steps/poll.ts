import "server-only";
import { databaseNow, type Prisma } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { crashPoint } from "../crash-point";
import { type ClaimedVideo, release } from "../lease";
import { holdEngine, receivesWebhooks, usualTime } from "../model-times";
import { move } from "../move";
import { backoff, nextPoll } from "../polling";
import { referenceOf } from "../reference-of";

const statusTimeout = 30_000;
/** A 404 right after a start is common; this many in a row over minutes means that the job is gone. */
const maxLost = 8;
/** A look that comes this much after the deadline, in seconds: nobody was there to look in time. */
const missedDeadline = 300;
/** An engine that cannot be asked at its deadline gets this much longer, in seconds. */
const unreachableGrace = 3600;

/** running → copying | failed, or another look later. Returns the video in `copying`, ready to copy, or null. */
export async function pollRunning(video: ClaimedVideo, signal: AbortSignal): Promise<ClaimedVideo | null> {
  const engine = engineOf(video.engine);
  const reference = referenceOf(video);
  const status = await engine.status(reference, AbortSignal.any([signal, AbortSignal.timeout(statusTimeout)]));
  crashPoint("poll.after-status");
  const moveTo = { id: video.id, from: "running", lease: video.leaseToken } as const;

  if (status.state === "done") {
    const engineRef = status.reference ?? reference;
    const set = { progress: 100, measureEngine: true, engineRef, engineCode: null };
    const moved = await move({ ...moveTo, to: "copying", reason: "engine done", set });
    crashPoint("poll.after-done");
    return moved
      ? { ...video, status: "copying", tries: 0, engineCode: null, engineRef: engineRef as Prisma.JsonObject }
      : null;
  }
  if (status.state === "failed") {
    const set = { errorCode: status.code, engineCode: status.engineCode ?? null, cleanup: true };
    await move({ ...moveTo, to: "failed", reason: status.code, set, nextIn: null, money: "release" });
    return null;
  }

  const now = await databaseNow();
  const overdue = (now.getTime() - (video.deadlineAt?.getTime() ?? Number.POSITIVE_INFINITY)) / 1000;
  const giveUp = (code: "timed_out" | "engine_lost") =>
    move({
      ...moveTo,
      to: "failed",
      reason: code,
      set: { errorCode: code, cleanup: true },
      nextIn: null,
      money: "release",
    });

  if (status.state === "unreachable") {
    if (overdue > unreachableGrace) await giveUp("timed_out");
    else {
      const wait = status.retryAfter ?? backoff(video.tries + 1);
      if (status.retryAfter || video.probe) await holdEngine(video, wait);
      await release(video, { nextIn: wait, tries: video.tries + 1, engineCode: null });
    }
  } else if (status.state === "lost") {
    // Only what said so itself counts: an engine that comes back after an outage may not know its jobs at first.
    const tries = video.engineCode === "lost" ? video.tries + 1 : 1;
    if (tries >= maxLost) await giveUp("engine_lost");
    else await release(video, { nextIn: backoff(tries), tries, engineCode: "lost" });
  } else if (overdue > 0 && overdue < missedDeadline) {
    await giveUp("timed_out"); // this was the one last look
  } else {
    await lookAgain(video, status.progress, now, overdue > 0);
  }
  return null;
}

/** With `late`, the studio was off at the deadline (a night, say) and the engine still works: it gets its usual time again. */
async function lookAgain(video: ClaimedVideo, progress: number | null, now: Date, late: boolean): Promise<void> {
  const [{ usual, guessed }, webhooks] = await Promise.all([usualTime(video), receivesWebhooks(video.engine)]);
  const elapsed = (now.getTime() - (video.acceptedAt ?? video.createdAt).getTime()) / 1000;
  const deadlineInSeconds = late ? 60 + 2 * usual : undefined;
  const untilDeadline =
    deadlineInSeconds ?? ((video.deadlineAt?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime()) / 1000;
  const estimate = late
    ? { elapsed: 0, progress: null, usual, webhooks: false }
    : { elapsed, progress, usual, guessed, webhooks };
  const nextIn = Math.min(nextPoll(estimate), Math.max(untilDeadline, 0) + 1);
  const kept = { progress: Math.min(progress ?? 0, 99), tries: 0, engineCode: null };
  await release(video, { nextIn, ...kept, deadlineInSeconds });
}
