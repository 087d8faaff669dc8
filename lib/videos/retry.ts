import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { Video } from "@/lib/db";
import { db } from "@/lib/db";
import { priceOf, requireModel } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import { enforceLimit } from "@/lib/rate-limit";
import { assertWithinBudget, lockUser, releaseHold } from "./budget";
import { cleanUpAtEngine } from "./clean-up";
import { crashPoint } from "./crash-point";
import { move } from "./move";
import type { retryVideoSchema, VideoDto } from "./schemas";
import { requireVideo, toDto } from "./to-dto";

/** True when the engine finished and only the file is missing: trying again costs nothing. */
export function onlyCopyFailed(video: Pick<Video, "status" | "errorCode" | "engineRef">): boolean {
  return (
    video.status === "failed" && video.engineRef !== null && /^(copy_failed|bad_file)$/.test(video.errorCode ?? "")
  );
}

/**
 * Tries a failed, canceled or unconfirmed video again. If only the copy failed, only the copy is repeated; otherwise
 * it is a new paid start, the next attempt of the same video. `attempt` is the one the user saw: a second click finds
 * the next attempt already there and changes nothing. `priceMicros` is the price they saw: it may be less by now, not more.
 * @throws AppError `conflict` when there is nothing to try again, its start is still looked for or it costs more now,
 * `not_found`, `rate_limited`, `budget_exceeded`; `unknown_model`, `unsupported_size`, `unsupported_seconds` when no longer offered
 */
export async function retryVideo(viewer: Viewer, input: z.output<typeof retryVideoSchema>): Promise<VideoDto> {
  await enforceLimit("createVideo", viewer);
  const video = await requireVideo(viewer, input.videoId);
  if (video.attempt === input.attempt) {
    if (video.status === "uncertain" && video.errorCode !== "start_unconfirmed")
      throw new AppError("conflict", { message: "We are still checking whether it started. Wait a few minutes." });
    if (onlyCopyFailed(video)) await retryCopy(viewer, video);
    else if (video.status === "failed" || video.status === "canceled" || video.status === "uncertain")
      await restart(viewer, video, video.status, input.priceMicros);
    else throw new AppError("conflict", { message: "There is nothing to try again: it did not fail." });
  }
  crashPoint("retry.after-commit");
  return toDto(viewer, await requireVideo(viewer, input.videoId));
}

async function retryCopy(viewer: Viewer, video: Video): Promise<void> {
  const set = { errorCode: null, engineCode: null };
  const target = { id: video.id, userId: viewer.id, lease: null, from: "failed", to: "copying" } as const;
  await move({ ...target, reason: "copy again", set, nextIn: 0 });
}

async function restart(
  viewer: Viewer,
  video: Video,
  from: "failed" | "canceled" | "uncertain",
  seenMicros: number,
): Promise<void> {
  const model = requireModel(video);
  const attempt = video.attempt + 1;
  const priceMicros = priceOf(model, video.size, video.seconds);
  if (priceMicros > seenMicros) {
    const message = `Trying again costs ${formatMoney(priceMicros)} by now. Reload the page, and decide then.`;
    throw new AppError("conflict", { message });
  }
  // The last chance: the next attempt forgets the job of this one.
  await cleanUpAtEngine(video.id);
  await db.$transaction(async (tx) => {
    await lockUser(tx, viewer.id);
    await assertWithinBudget(tx, viewer, priceMicros);
    const restarted = await move(
      {
        id: video.id,
        userId: viewer.id,
        lease: null,
        from,
        to: "queued",
        reason: "tried again",
        nextIn: 0,
        set: {
          attempt,
          priceMicros,
          attemptId: null,
          engineRef: null,
          engineKey: null,
          progress: 0,
          errorCode: null,
          engineCode: null,
          clearCancelRequest: true,
          cleanup: false, // it would be the new attempt's job that the sweep ends
        },
      },
      tx,
    );
    if (!restarted) return;
    await releaseHold(tx, video);
    const { userId, id: videoId, engine } = video;
    await tx.usage.create({ data: { userId, videoId, attempt, engine, model: model.id, amountMicros: priceMicros } });
  });
}
