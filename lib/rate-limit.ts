import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Viewer } from "./auth/viewer";
import { db } from "./db";
import { env } from "./env";
import { AppError } from "./errors";

const minute = 60;
const hour = 60 * minute;

/** How often, within how many seconds. RATE_LIMIT_SCALE multiplies the points. */
const limits = {
  /** One email from one address. */
  signIn: { points: 10, duration: 15 * minute },
  /** One email from anywhere: guesses spread over many addresses. */
  signInEmail: { points: 100, duration: hour },
  /** One address, any email: one password tried on many accounts. */
  signInIp: { points: 100, duration: 15 * minute },
  register: { points: 20, duration: hour },
  /** Guesses at the present password in the settings. */
  changePassword: { points: 10, duration: 15 * minute },
  createVideo: { points: 60, duration: minute },
  enhancePrompt: { points: 20, duration: minute },
  upload: { points: 30, duration: minute },
  api: { points: 600, duration: minute },
} as const;

export type LimitName = keyof typeof limits;

const limiters = new Map<LimitName, RateLimiterPrisma>();

// The counters live in the database, so that all instances count together.
function limiterOf(name: LimitName): RateLimiterPrisma {
  let limiter = limiters.get(name);
  if (!limiter) {
    const { points, duration } = limits[name];
    const scaled = Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE));
    limiter = new RateLimiterPrisma({
      storeClient: db,
      tableName: "rateLimiterFlexible",
      keyPrefix: name,
      points: scaled,
      duration,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/**
 * Counts one use by a viewer, or by a key such as an address. Viewers marked unlimited are not counted.
 * Fails closed: counters sit in the same database as everything they guard, so when they cannot be
 * read nothing behind them works either, and sign-in must never become guessable.
 * @throws AppError `rate_limited` with `retryAfter` in seconds
 */
export async function enforceLimit(name: LimitName, who: Viewer | string): Promise<void> {
  if (typeof who !== "string" && who.unlimited) return;
  try {
    await limiterOf(name).consume(typeof who === "string" ? who : who.id);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError("rate_limited", { retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}

/** Starts counting from zero again, as after a successful sign-in. */
export async function forgiveLimit(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).delete(key);
}
