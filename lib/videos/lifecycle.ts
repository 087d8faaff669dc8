// The states of a video and the moves between them. Pure: no I/O, safe on the client.

export const videoStatuses = [
  "queued",
  "starting",
  "running",
  "copying",
  "completed",
  "failed",
  "canceled",
  "uncertain",
] as const;

export type VideoStatus = (typeof videoStatuses)[number];

const moves: Record<VideoStatus, readonly VideoStatus[]> = {
  queued: ["starting", "failed", "canceled"],
  // Back to queued only when the engine provably did not accept the start.
  starting: ["running", "queued", "uncertain", "failed", "canceled"],
  // A start found again (running), given up on (failed), or tried again by the user (queued).
  uncertain: ["running", "failed", "queued", "canceled"],
  running: ["copying", "failed", "canceled"],
  copying: ["completed", "failed", "canceled"],
  completed: [],
  // Try again: a new paid start (queued), or only the copy (copying).
  failed: ["queued", "copying"],
  canceled: ["queued"],
};

export function canMove(from: VideoStatus, to: VideoStatus): boolean {
  return moves[from].includes(to);
}

/** States in which something still happens by itself: the due index and the live refresh cover exactly these. */
export const liveStatuses = ["queued", "starting", "running", "copying", "uncertain"] as const satisfies VideoStatus[];

/**
 * Whether its user is offered to cancel it. Not while copying, when it is already made; and an unconfirmed start is
 * dismissed instead.
 */
export function isCancelable(status: VideoStatus): boolean {
  return status === "queued" || status === "starting" || status === "running";
}

/** Nothing moves a video out of these but its user. */
export function isFinal(status: VideoStatus): boolean {
  return status === "completed" || status === "failed" || status === "canceled";
}
