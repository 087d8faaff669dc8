import "server-only";
import { advanceDue } from "./advance";

const looking = new Map<string, { again: boolean; done: Promise<void> }>();

/**
 * What a request leaves behind, for `after()`: moves on what is due, of one user or of all. However many ask at once,
 * a process looks once at a time, and once more for those who came meanwhile: a storm of webhooks is little work.
 */
export function advanceSoon(userId?: string): Promise<void> {
  const key = userId ?? "";
  const running = looking.get(key);
  if (running) {
    running.again = true;
    return running.done;
  }
  const look = { again: false, done: Promise.resolve() };
  const run = async () => {
    do {
      look.again = false;
      await advanceDue({ userId, limit: 4, forMs: 10_000 });
    } while (look.again);
  };
  look.done = run().finally(() => looking.delete(key));
  looking.set(key, look);
  return look.done;
}
