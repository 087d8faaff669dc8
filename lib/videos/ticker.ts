import "server-only";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { advanceDue } from "./advance";
import { sweepSoon } from "./sweep";

const sweepEveryMs = 10 * 60_000;

/**
 * The self-hosted caller of `advance`: keeps looking for due videos as long as the process lives, and sweeps now and
 * then. Every instance runs one; the leases share the work. TICK_SECONDS=0 leaves it to the cron route.
 */
export function startTicker(): void {
  const seconds = env().TICK_SECONDS;
  if (seconds === 0) return;
  // Neither a slow engine nor a long copy nor a sweep that waits for either may keep others' clips waiting.
  const underWay = new Set<Promise<void>>();
  const tick = async () => {
    let nextAt = performance.now() + seconds * 1000;
    try {
      await advanceDue({ forMs: seconds * 1000, wait: true, underWay });
    } catch (error) {
      // The database is away: it is tried again soon, whatever the tick.
      log.warn({ err: error }, "tick failed");
      nextAt = Math.min(nextAt, performance.now() + 1000);
    }
    setTimeout(tick, Math.max(nextAt - performance.now(), 0)).unref();
  };
  const sweepOn = async () => {
    await sweepSoon().catch((error) => log.warn({ err: error }, "sweep failed"));
    setTimeout(sweepOn, sweepEveryMs).unref();
  };
  void tick();
  void sweepOn();
}
