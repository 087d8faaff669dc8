import "server-only";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { advanceDue } from "./advance";
import { sweepSoon } from "./sweep";

const sweepEveryMs = 10 * 60_000;

/**
 * The self-hosted caller of `advance`: keeps looking for due videos as long as the process lives, and sweeps now and
 * then. Every instance runs one; the leases share the work. TICK_SECONDS=0 leaves it to the cron route. Gives a function
 * that stops it and waits for what is under way.
 */
export function startTicker(): () => Promise<void> {
  const seconds = env().TICK_SECONDS;
  if (seconds === 0) return async () => {};
  let stopped = false;
  // Neither a slow engine nor a long copy nor a sweep that waits for either may keep others' clips waiting.
  const underWay = new Set<Promise<void>>();
  const tick = async (): Promise<void> => {
    if (stopped) return;
    let nextAt = performance.now() + seconds * 1000;
    try {
      await advanceDue({ forMs: seconds * 1000, wait: true, underWay });
    } catch (error) {
      // The database is away: it is tried again soon, whatever the tick.
      log.warn({ err: error }, "tick failed");
      nextAt = Math.min(nextAt, performance.now() + 1000);
    }
    setTimeout(() => (ticking = tick()), Math.max(nextAt - performance.now(), 0)).unref();
  };
  const sweepOn = async (): Promise<void> => {
    if (stopped) return;
    await sweepSoon().catch((error) => log.warn({ err: error }, "sweep failed"));
    setTimeout(() => (sweeping = sweepOn()), sweepEveryMs).unref();
  };
  let ticking = tick();
  let sweeping = sweepOn();
  return async () => {
    stopped = true;
    await Promise.all([ticking, sweeping]);
    await Promise.all(underWay);
  };
}
