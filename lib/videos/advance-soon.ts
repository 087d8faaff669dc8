import "server-only";
import { advanceDue } from "./advance";
import { oneAtATime } from "./one-at-a-time";

/** What a request leaves behind, for `after()`: moves on what is due, of one user or of all. A storm of webhooks is one look. */
export function advanceSoon(userId?: string): Promise<void> {
  return oneAtATime(`advance ${userId ?? ""}`, () => advanceDue({ userId, limit: 4, forMs: 10_000 }));
}
