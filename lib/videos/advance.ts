import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { FailureCode } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { cancelRunning } from "./cancel";
import { claimDue, secondsUntilDue } from "./claim";
import { inPlace } from "./copy-places";
import { type ClaimedVideo, insist, LeaseLost, release, withLease } from "./lease";
import type { VideoStatus } from "./lifecycle";
import { endHold } from "./model-times";
import { move } from "./move";
import { roomForMore, takingOn } from "./pace";
import { backoff } from "./polling";
import { copyClip } from "./steps/copy";
import { pollRunning } from "./steps/poll";
import { reconcileStart } from "./steps/reconcile";
import { NotStarted, resumeStarting, startQueued } from "./steps/start";

/** Moves one claimed video on by one step (and from done to saved in the same breath). Never throws. */
export async function advance(video: ClaimedVideo): Promise<void> {
  try {
    await withLease(video, (signal) => takeStep(video, signal));
    if (video.probe) await endHold(video.engine);
  } catch (error) {
    if (error instanceof LeaseLost) {
      log.info({ videoId: video.id, status: video.status }, "lease lost, somebody else goes on");
      return;
    }
    log.error({ videoId: video.id, status: video.status, err: error }, "step failed");
    const fromStarting = error instanceof NotStarted ? "queued" : "uncertain";
    await insist(() => putBack(video, fromStarting)).catch((err) =>
      log.error({ videoId: video.id, err }, "could not put the video back"),
    );
  }
}

async function takeStep(video: ClaimedVideo, signal: AbortSignal): Promise<void> {
  switch (video.status) {
    case "queued":
      return startQueued(video, signal);
    case "starting":
      return resumeStarting(video);
    case "uncertain":
      return reconcileStart(video, signal);
    case "running": {
      if (video.cancelRequestedAt) return cancelRunning(video);
      const done = await pollRunning(video, signal);
      return done ? copyInPlace(done, signal) : undefined;
    }
    case "copying":
      return copyInPlace(video, signal);
    default:
      // Ended between the claim and the read: nothing left to do.
      await release(video, { nextIn: null, tries: 0 });
  }
}

/** However slow an engine's files come, the rest goes on. What finds no place is claimed when there is one again. */
async function copyInPlace(video: ClaimedVideo, signal: AbortSignal): Promise<void> {
  const copied = await inPlace(video.engine, () => copyClip(video, signal));
  if (!copied) await release(video, { nextIn: 0, tries: video.tries });
}

/** A step that never works (its engine's key was removed, a defect): about a day at two minutes each. */
const maxFailedSteps = 700;

/** After an unexpected failure (the database went away, a defect): later again, slower each time, and not for ever. */
async function putBack(video: ClaimedVideo, fromStarting: "queued" | "uncertain"): Promise<void> {
  const target = { id: video.id, lease: video.leaseToken };
  // Once the intent was written the paid call may have gone out: then only the search may go on.
  if (await move({ ...target, from: "starting", to: fromStarting, reason: "interrupted", nextIn: 1 })) return;
  if (video.tries < maxFailedSteps) {
    await release(video, { nextIn: backoff(video.tries + 1), tries: video.tries + 1 });
    return;
  }
  const [errorCode, money] = giveUpAs[video.status] ?? ["engine_lost", "release"];
  const end = { to: "failed", reason: errorCode, nextIn: null, money, set: { errorCode } } as const;
  await move({ ...target, from: video.status, ...end });
}

const giveUpAs: Partial<Record<VideoStatus, readonly [code: FailureCode, money: "settle" | "release"]>> = {
  queued: ["engine_unavailable", "release"],
  copying: ["copy_failed", "settle"],
  uncertain: ["start_unconfirmed", "release"],
};

export interface AdvanceOptions {
  /** Videos worked on at once by this call, at most. Without it, as many as the process has time for (see pace.ts). */
  limit?: number;
  /** Stop claiming after this many milliseconds; work under way is finished. */
  forMs?: number;
  /** Wait for videos that come due within the time, instead of returning when none is due now. */
  wait?: boolean;
  /** Only this user's. */
  userId?: string;
  /** Work of earlier calls, which counts against `limit`. Given, the call leaves its own unfinished work in it and returns at its time. */
  underWay?: Set<Promise<void>>;
}

/** Moves everything that is due. Safe to call from any number of places at once. Returns how many steps it took. */
export async function advanceDue({
  limit = Number.POSITIVE_INFINITY,
  forMs = 50_000,
  wait = false,
  userId,
  underWay,
}: AdvanceOptions = {}): Promise<number> {
  const end = performance.now() + forMs;
  const active = underWay ?? new Set<Promise<void>>();
  let steps = 0;
  while (performance.now() < end) {
    // However busy the process is, every caller gets something done.
    const room = Math.max(roomForMore(limit - active.size), active.size === 0 ? 1 : 0);
    const claimed = room > 0 ? await claimDue({ limit: room, userId }) : [];
    for (const video of claimed) {
      const work: Promise<void> = takingOn(advance(video)).finally(() => active.delete(work));
      active.add(work);
    }
    steps += claimed.length;
    if (claimed.length > 0) continue;
    const due = wait ? await secondsUntilDue(userId) : null;
    if (active.size === 0 && due === null) break;
    // Also while work is under way: by then there may be room for more.
    const nap = sleep(Math.max(Math.min(napMs(due), end - performance.now()), 0));
    await Promise.race([...active, nap]);
  }
  if (!underWay) await Promise.all(active);
  return steps;
}

/** A second at most, so that what others queue meanwhile is seen soon; never so short that waiting becomes spinning. */
function napMs(due: number | null): number {
  return due === 0 ? 400 : Math.min((due ?? 1) * 1000 + 20, 1000);
}
