import type { Model, Size } from "@/demo/catalog";
import type { Scene } from "@/demo/scene/scene";

/** One continuous take. An extension adds a shot to those of its source. */
export type Shot = {
  scene: Scene;
  seconds: number;
  /** Name of an uploaded picture in the data directory, used as the backdrop. */
  reference: string | null;
};

export type JobKind = "create" | "remix" | "edit" | "extend";
export type JobStatus = "queued" | "in_progress" | "completed" | "failed";
export type JobError = { code: string; message: string };

/** Faults that were armed when the job was accepted and stay with it. */
export type JobFaults = {
  stuck?: boolean;
  fail?: JobError;
  webhook?: { copies: number; delayMs: number };
};

/** What the ledger shows about the request that made the job. */
export type Receipt = {
  requestId: string;
  idempotencyKey: string | null;
  headers: Record<string, string>;
  metadata: Record<string, unknown>;
};

export type Job = {
  /** Position in the order of acceptance, from 1. */
  sequence: number;
  id: string;
  kind: JobKind;
  status: JobStatus;
  prompt: string;
  model: Model;
  size: Size;
  /** Length of the whole clip. */
  seconds: number;
  sourceId: string | null;
  shots: Shot[];
  callbackUrl: string | null;
  /** Digest of the request's content, to tell a replay from another request under the same key. */
  fingerprint: string;
  receipt: Receipt;
  faults: JobFaults;
  error: JobError | null;
  /** Times are milliseconds since 1970. */
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  expiresAt: number | null;
  /** Simulated length of the generation. */
  durationMs: number;
  /** True once the callbacks of a finished job were delivered or given up. */
  notified: boolean;
  deleted: boolean;
};

const seconds = (ms: number | null) => (ms === null ? null : Math.floor(ms / 1000));

/** The job as the Videos API shows it. */
export function toVideo(job: Job, now: number) {
  return {
    id: job.id,
    object: "video" as const,
    model: job.model,
    status: job.status,
    progress: progressOf(job, now),
    created_at: Math.floor(job.createdAt / 1000),
    completed_at: job.status === "completed" ? seconds(job.endedAt) : null,
    expires_at: seconds(job.expiresAt),
    prompt: job.prompt,
    size: job.size,
    seconds: String(job.seconds),
    remixed_from_video_id: job.sourceId,
    error: job.error,
  };
}

/**
 * Whole percent. Rises fast and then slower, with a little unevenness that differs per job;
 * it depends only on the clock, so it never falls, not even over a restart.
 */
export function progressOf(job: Job, now: number): number {
  if (job.status === "completed") return 100;
  if (job.status === "queued" || job.startedAt === null) return 0;
  const until = job.endedAt ?? now;
  // A stuck job crawls towards a third and stays there.
  const length = job.faults.stuck ? job.durationMs * 3 : job.durationMs;
  const elapsed = Math.min(1, Math.max(0, (until - job.startedAt) / length));
  const phase = (job.sequence * 2.399963) % (2 * Math.PI);
  const uneven = elapsed + 0.025 * (Math.sin(elapsed * 17 + phase) - Math.sin(phase)) * (1 - elapsed);
  const eased = 1 - (1 - Math.max(0, uneven)) ** 1.25;
  return Math.min(99, Math.floor(eased * (job.faults.stuck ? 33 : 100)));
}
