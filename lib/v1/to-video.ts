import "server-only";
import type { Video } from "@/lib/db";
import { describeFailure } from "@/lib/videos/failure-words";
import { statedSeconds } from "@/lib/videos/model-times";
import { estimateProgress, secondsLeft } from "@/lib/videos/polling";
import type { VideoDto } from "@/lib/videos/schemas";

/** `VideoResource` of contracts/videos.openapi.json. Times are Unix seconds. */
export interface VideoResource {
  id: string;
  object: "video";
  model: string;
  status: "queued" | "in_progress" | "completed" | "failed";
  progress: number;
  created_at: number;
  completed_at: number | null;
  expires_at: null;
  prompt: string;
  size: string;
  seconds: string;
  remixed_from_video_id: string | null;
  error: { code: string; message: string } | null;
}

type Source = Pick<
  VideoDto,
  "id" | "model" | "status" | "progress" | "prompt" | "size" | "seconds" | "parentId" | "failure"
> & { createdAt: string | Date; completedAt: string | Date | null };

/** A row as this API shows it. An engine that tells its end by webhook is not asked meanwhile: progress is estimated. */
export function rowToVideo(row: Video): VideoResource {
  return toVideo({ ...row, progress: progressOf(row), failure: describeFailure(row) });
}

function progressOf(video: Video): number {
  const { status, progress, acceptedAt } = video;
  if (status !== "running" || !acceptedAt) return progress;
  const usual = statedSeconds(video);
  const elapsed = Math.max(Date.now() - acceptedAt.getTime(), 0) / 1000;
  return estimateProgress({ progress, elapsed, left: secondsLeft({ elapsed, progress, usual }) });
}

/** A video as this API shows it: eight states become four, and clips kept here never expire. */
export function toVideo(video: Source): VideoResource {
  const status = statusOf(video);
  return {
    id: video.id,
    object: "video",
    model: video.model,
    status,
    progress: status === "completed" ? 100 : Math.min(video.progress, 99),
    created_at: unixSeconds(video.createdAt),
    completed_at: status === "completed" && video.completedAt ? unixSeconds(video.completedAt) : null,
    expires_at: null,
    prompt: video.prompt,
    size: video.size,
    seconds: String(video.seconds),
    remixed_from_video_id: video.parentId,
    error: status === "failed" && video.failure ? { code: video.failure.code, message: video.failure.message } : null,
  };
}

function statusOf({ status, failure }: Source): VideoResource["status"] {
  switch (status) {
    case "queued":
    case "starting":
      return "queued";
    case "running":
    case "copying":
      return "in_progress";
    case "uncertain":
      // Once only a person can decide, a program that keeps asking would wait for ever.
      return failure?.action === "confirm_start" ? "failed" : "in_progress";
    case "completed":
      return "completed";
    case "failed":
    case "canceled":
      return "failed";
  }
}

const unixSeconds = (time: string | Date) => Math.floor(new Date(time).getTime() / 1000);
