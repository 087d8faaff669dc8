import { neverSentCodes } from "@/lib/engines/openai-errors";
import type { FailureAction, VideoFailure } from "./schemas";

// What a failed video says: one plain sentence, and the one right next step.
const words: Record<string, [message: string, action: FailureAction]> = {
  moderation_blocked: ["The engine declined this prompt. Change the words and try again.", "edit_prompt"],
  engine_rejected: ["The engine did not accept this request. Change the prompt or the settings.", "edit_prompt"],
  engine_quota: ["The studio's account with this engine has run out. Ask its admin, then try again.", "retry"],
  engine_auth: ["The engine refused the studio's key. Ask the studio's admin, then try again.", "retry"],
  engine_unavailable: ["The engine did not take this clip on in time. Nothing was charged here.", "retry"],
  engine_failed: ["The engine failed while making this clip. Nothing was charged here.", "retry"],
  engine_lost: ["The engine no longer knows this clip. Nothing was charged here.", "retry"],
  timed_out: ["The engine took too long, so we stopped waiting. Nothing was charged here.", "retry"],
  copy_failed: ["The engine finished, but the file could not be fetched. Fetching it again is free.", "retry_copy"],
  bad_file: ["The engine finished, but its file is damaged. Fetching it again is free.", "retry_copy"],
  start_unconfirmed: ["We could not confirm this start. It may have been charged.", "retry"],
  source_gone: ["The clip this was made from is no longer there.", "none"],
  image_gone: ["The picture this begins with is no longer there. Make a new clip with another one.", "none"],
};

/** The words for a status that needs some; null for the rest. */
export function describeFailure(video: {
  status: string;
  errorCode: string | null;
  engineCode: string | null;
}): VideoFailure | null {
  const { status, errorCode, engineCode } = video;
  if (status === "uncertain") {
    // Until the search is over only patience helps; then the user decides.
    const searching = errorCode !== "start_unconfirmed";
    return {
      code: "start_unconfirmed",
      message: searching
        ? "The engine did not answer. We are checking whether it started."
        : "We could not confirm this start. It may have been charged.",
      action: searching ? "none" : "confirm_start",
      engineCode,
    };
  }
  if (status === "canceled")
    return { code: "canceled", message: "You canceled this. Nothing was charged here.", action: "retry", engineCode };
  if (status !== "failed") return null;
  const [message, action] = words[errorCode ?? ""] ?? [
    "This clip could not be made. Nothing was charged here.",
    "retry",
  ];
  return { code: errorCode ?? "engine_failed", message, action, engineCode };
}

/** A start the engine put off, or a copy that did not succeed yet: nobody has to do anything, but should know. */
export function describeWait(video: { status: string; engineCode: string | null; tries: number }): string | null {
  if (video.status === "queued" && video.tries > 0) {
    // Each engine has codes of its own for being busy; those of a connection that never stood are known.
    return !video.engineCode || neverSentCodes.has(video.engineCode)
      ? "The engine cannot be reached. We keep trying."
      : "The engine is busy. We keep trying.";
  }
  if (video.status === "copying" && video.tries > 0) return "The file could not be fetched yet. We keep trying.";
  return null;
}
