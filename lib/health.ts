import "server-only";
import { db } from "./db";
import { listEngines } from "./engines";
import { log } from "./log";
import { checkStorage } from "./storage";

type Check = "ok" | "down" | "degraded";

export interface Health {
  /** `down`: the studio cannot work. `degraded`: it works, but no new clips come out for now. */
  status: Check;
  checks: { database: Check; storage: Check; engine: Check };
}

const timeoutMs = 2_000;

/** Asks everything the studio needs, all at once, for two seconds at most. Never throws. */
export async function checkHealth(): Promise<Health> {
  const [database, storage, engine] = await Promise.all([
    probe("database", "down", () => db.$queryRaw`SELECT 1`),
    probe("storage", "down", checkStorage),
    checkEngines(),
  ]);
  const checks = { database, storage, engine };
  const found = Object.values(checks);
  const status = found.includes("down") ? "down" : found.includes("degraded") ? "degraded" : "ok";
  return { status, checks };
}

let engineAnswer: { until: number; check: Promise<Check> } | undefined;

/** Engines may be far away and count calls: they are asked at most every 30 seconds. */
function checkEngines(): Promise<Check> {
  if (!engineAnswer || engineAnswer.until < performance.now()) {
    const check = probe("engine", "degraded", () =>
      Promise.all(listEngines().map((engine) => engine.list?.(1, AbortSignal.timeout(timeoutMs)))),
    );
    engineAnswer = { until: performance.now() + 30_000, check };
  }
  return engineAnswer.check;
}

async function probe(name: string, failure: Check, ask: () => Promise<unknown>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([ask(), timeout]);
    return "ok";
  } catch (error) {
    // Asked every few seconds while something is down: no stack traces.
    log.warn({ check: name, reason: error instanceof Error ? error.message : String(error) }, "health check failed");
    return failure;
  } finally {
    clearTimeout(timer);
  }
}
