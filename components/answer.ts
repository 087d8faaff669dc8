import type { ActionResult } from "@/lib/videos/schemas";

const OFFLINE = "The studio cannot be reached. Try again in a moment.";

/** An action's answer, or a refusal in words when the network never carried it. */
export function answer<T>(call: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  return call.catch(() => ({ ok: false, error: { code: "internal", message: OFFLINE } }));
}
