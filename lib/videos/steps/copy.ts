import "server-only";
import { engineOf } from "@/lib/engines";
import { log } from "@/lib/log";
import { ArchiveError, archiveClip } from "../archive";
import { crashPoint } from "../crash-point";
import { assertLease, type ClaimedVideo, insist, LeaseLost, release } from "../lease";
import { holdEngine } from "../model-times";
import { move } from "../move";
import { backoff } from "../polling";
import { referenceOf } from "../reference-of";

/** Attempts before giving up, by whose fault it was. Our own store gets about a day, the engine's file half an hour. */
const maxTries = { fetch: 18, bad_file: 3, storage: 700, gone: 1 } as const;

/** copying → completed | failed, or another try later. Overwrites what an interrupted copy left: the keys are the same. */
export async function copyClip(video: ClaimedVideo, signal: AbortSignal): Promise<void> {
  crashPoint("copy.before");
  try {
    const clip = await archiveClip({
      videoId: video.id,
      engine: engineOf(video.engine),
      reference: referenceOf(video),
      expectSeconds: video.seconds,
      signal,
      onProgress: () => {
        crashPoint("copy.part");
        return assertLease(video); // a process that slept must not touch what is another's by now
      },
    });
    crashPoint("copy.stored");
    const { assets, blur, durationMs } = clip;
    const set = { assets, blur, durationMs, stamp: "completed_at", errorCode: null, engineCode: null } as const;
    const target = {
      id: video.id,
      from: "copying",
      to: "completed",
      reason: "saved",
      lease: video.leaseToken,
    } as const;
    await insist(() => move({ ...target, set, nextIn: null, money: "settle" }));
    crashPoint("copy.completed");
  } catch (error) {
    if (signal.aborted || error instanceof LeaseLost) throw new LeaseLost();
    if (!(error instanceof ArchiveError)) throw error;
    await copyFailed(video, error);
  }
}

async function copyFailed(video: ClaimedVideo, error: ArchiveError): Promise<void> {
  log.warn({ videoId: video.id, reason: error.reason, tries: video.tries + 1, err: error }, "copy failed");
  const tries = video.tries + 1;
  // "fetch:4": since the fourth try it has been the fetch. What our store failed before is not the engine's fault.
  const [reason, before] = video.engineCode?.split(":") ?? [];
  const since = reason === error.reason ? Number(before) : video.tries;
  if (tries - since < maxTries[error.reason] && tries < maxTries.storage) {
    if (error.retryAfter) await holdEngine(video, error.retryAfter);
    const nextIn = Math.max(error.retryAfter ?? 0, backoff(tries));
    await release(video, { nextIn, tries, engineCode: `${error.reason}:${since}` });
    return;
  }
  const code = error.reason === "bad_file" ? "bad_file" : "copy_failed";
  // The engine did its work and will charge for it, so the price stays settled; a retry of the copy is free.
  await move({
    id: video.id,
    from: "copying",
    to: "failed",
    reason: code,
    lease: video.leaseToken,
    set: { errorCode: code, engineCode: null },
    nextIn: null,
    money: "settle",
  });
}
