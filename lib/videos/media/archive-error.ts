/**
 * Why a copy did not succeed.
 * - `gone`: the engine no longer has the file; asking again is pointless.
 * - `fetch`: the file did not arrive whole (refused, cut, stalled, empty, other length than promised); ask again.
 * - `bad_file`: it arrived whole and is not the clip that was asked for.
 * - `storage`: the bucket failed; copy again.
 */
export type ArchiveFailure = "gone" | "fetch" | "bad_file" | "storage";

export class ArchiveError extends Error {
  readonly reason: ArchiveFailure;
  /** Seconds to wait before another try, where the engine said so. */
  readonly retryAfter?: number;

  constructor(reason: ArchiveFailure, message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ArchiveError";
    this.reason = reason;
    this.retryAfter = options.retryAfter;
  }
}
