import { reportConnection } from "@/components/connection";
import type { ActionResult, ErrorInfo } from "@/lib/errors";

/** The network carried no answer: what was asked may or may not have happened. */
export const unreachable: ErrorInfo = {
  code: "internal",
  message: "The studio cannot be reached. Try again in a moment.",
};

/**
 * An action's answer, or a refusal in words when the network never carried it. Not for actions that redirect: Next
 * rejects those.
 */
export async function answer<T>(call: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    const result = await call;
    if (!result.ok && result.error.code === "unauthenticated") reportConnection("signed-out");
    return result;
  } catch {
    return { ok: false, error: unreachable };
  }
}
