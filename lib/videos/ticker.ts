import "server-only";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { advanceDue } from "./advance";
import { sweep } from "./sweep";

const sweepEveryMs = 10 * 60_000;

/**
 * The self-hosted caller of `advance`: keeps looking for due videos as long as the process lives, and sweeps now and
 * then. Every instance runs one; the leases share the work. TICK_SECONDS=0 leaves it to the cron route.
 */
export function startTicker(): void {
  const seconds = env().TICK_SECONDS;
  if (seconds === 0) return;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const tick = async () => {
    const startedAt = performance.now();
    try {
      await advanceDue({ forMs: seconds * 1000, wait: true });
      if (performance.now() - sweptAt > sweepEveryMs) {
        sweptAt = performance.now();
        await sweep();
      }
    } catch (error) {
      // The database is away: the next tick tries again.
      log.warn({ err: error }, "tick failed");
    }
    setTimeout(tick, Math.max(seconds * 1000 - (performance.now() - startedAt), 0)).unref();
  };
  void tick();
}
