import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { cleanUpAtEngine } from "./clean-up";
import { crashPoint } from "./crash-point";
import type { ClaimedVideo } from "./lease";
import { isFinal } from "./lifecycle";
import { move } from "./move";
import type { VideoDto } from "./schemas";
import { requireVideo, toDto } from "./to-dto";

/** A start settles at most a few times (queued again by a busy engine, say) while one looks. */
const looks = 5;

/**
 * Cancels a video that is not finished: nothing more is started, the hold is released, the engine is told where it
 * can be. While a start is under way it is only noted, and carried out as soon as the engine has answered.
 * @throws AppError `conflict` when the video ended first, `not_found`
 */
export async function cancelVideo(viewer: Viewer, videoId: string): Promise<VideoDto> {
  const target = { id: videoId, userId: viewer.id, lease: null, nextIn: null, money: "release" } as const;
  const reason = "canceled by you";
  for (let look = 1; ; look++) {
    if (await move({ ...target, from: "queued", to: "canceled", reason })) return requireDto(viewer, videoId);
    if (await move({ ...target, from: "running", to: "canceled", reason, set: { cleanup: true } })) {
      crashPoint("cancel.after-move");
      await cleanUpAtEngine(videoId);
      return requireDto(viewer, videoId);
    }
    // The pulled next_at is kept when the start gives its lease back, so the cancel follows it at once.
    const noted = await db.$executeRaw`
      UPDATE videos SET cancel_requested_at = now(), next_at = now()
      WHERE id = ${videoId}::uuid AND user_id = ${viewer.id}::uuid AND status IN ('starting', 'uncertain')`;
    const video = await requireVideo(viewer, videoId);
    if (noted > 0 || video.status === "canceled") return toDto(viewer, video);
    // It went on between two of these looks, from starting to running, say.
    const goneOn = video.status === "copying" || isFinal(video.status);
    if (goneOn || look === looks)
      throw new AppError("conflict", { message: "It is too late to cancel: the clip is already finished." });
  }
}

/** The cancel that was noted while the start was under way, now that the engine has the job. */
export async function cancelRunning(video: ClaimedVideo): Promise<void> {
  const target = { id: video.id, from: "running", to: "canceled", reason: "canceled by you" } as const;
  if (await move({ ...target, lease: video.leaseToken, nextIn: null, money: "release", set: { cleanup: true } })) {
    await cleanUpAtEngine(video.id);
  }
}

/**
 * "Dismiss" on a start that could not be confirmed: it counts as failed, and the hold is released.
 * @throws AppError `not_found`
 */
export async function dismissVideo(viewer: Viewer, videoId: string): Promise<VideoDto> {
  await move({
    id: videoId,
    userId: viewer.id,
    lease: null,
    from: "uncertain",
    to: "failed",
    reason: "dismissed",
    set: { errorCode: "start_unconfirmed" },
    nextIn: null,
    money: "release",
  });
  return requireDto(viewer, videoId);
}

const requireDto = async (viewer: Viewer, id: string) => toDto(viewer, await requireVideo(viewer, id));
