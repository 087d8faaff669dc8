// What Dailies needs of something that makes videos. Adapters translate; they decide nothing and keep no state.

/** The engine's handle of a job. JSON, opaque to everyone but the adapter; `id` is unique within the engine. */
export interface EngineReference {
  id: string;
  [key: string]: unknown;
}

export interface StartRequest {
  /** Stable for the attempt: engines that document an idempotency key get it. */
  idempotencyKey: string;
  /** Where the engine may call back for this one job, if it can; carries our signed name of the attempt. */
  callbackUrl?: string;
  model: string;
  prompt: string;
  /** "1280x720" */
  size: string;
  seconds: number;
  /** First frame, already at `size`. */
  image?: { bytes: Uint8Array; contentType: string; filename: string };
  /** The engine's handle of the clip to remix; without it a new one is made. */
  source?: EngineReference;
}

/**
 * What became of a start. `refused` is provable: nothing was accepted, nothing is charged.
 * `unknown` means the call may have been accepted: it must never be repeated by guess.
 */
export type StartOutcome =
  | { outcome: "accepted"; reference: EngineReference }
  | { outcome: "refused"; retry: true; retryAfter?: number; engineCode?: string }
  | { outcome: "refused"; retry: false; code: FailureCode; engineCode?: string }
  | { outcome: "unknown"; engineCode?: string };

/** `progress` is 0–100, null where the engine tells none. `unreachable` says nothing about the job itself. */
export type EngineStatus =
  | { state: "queued" | "running"; progress: number | null }
  | { state: "done"; reference?: EngineReference }
  | { state: "failed"; code: FailureCode; engineCode?: string }
  | { state: "lost" }
  | { state: "unreachable"; retryAfter?: number; engineCode?: string };

/** A finished clip on its way. `bytes` is the promised length, where one was promised. */
export interface EngineDownload {
  body: ReadableStream<Uint8Array>;
  contentType: string;
  bytes: number | null;
}

/** Why the clip could not be opened: gone for good, or worth another try. */
export class DownloadError extends Error {
  constructor(
    readonly gone: boolean,
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(gone ? "the engine no longer has the file" : "the engine did not give the file", options);
    this.name = "DownloadError";
  }
}

export interface ListedJob {
  reference: EngineReference;
  prompt: string | null;
  model: string | null;
  size: string | null;
  seconds: string | null;
  /** Unix seconds, by the engine's clock. */
  createdAt: number;
}

export interface Engine {
  readonly id: string;
  readonly label: string;
  /** Clips are test pictures, not a model's work: the interface says so. */
  readonly demo: boolean;
  /** The engine documents an idempotency key on start. */
  readonly idempotent: boolean;
  /** Never throws for what the engine says; never retries. */
  start(request: StartRequest, signal: AbortSignal): Promise<StartOutcome>;
  status(reference: EngineReference, signal: AbortSignal): Promise<EngineStatus>;
  /** @throws DownloadError */
  open(
    reference: EngineReference,
    variant: "video" | "thumbnail" | "spritesheet",
    signal: AbortSignal,
  ): Promise<EngineDownload>;
  cancel?(reference: EngineReference, signal: AbortSignal): Promise<void>;
  remove?(reference: EngineReference, signal: AbortSignal): Promise<void>;
  /** The newest jobs, newest first; null where the server has no list. */
  list?(limit: number, signal: AbortSignal): Promise<ListedJob[] | null>;
}

/** Why a video failed; lib/videos/failure-words.ts has plain words for each. */
export type FailureCode =
  | "moderation_blocked"
  | "engine_rejected"
  | "engine_quota"
  | "engine_auth"
  | "engine_unavailable"
  | "engine_failed"
  | "engine_lost"
  | "timed_out"
  | "copy_failed"
  | "bad_file"
  | "start_unconfirmed"
  | "source_gone"
  | "image_gone";
