import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

// A per-job callback carries the attempt's id back to us. Signed, so that nobody can name another's attempt.

const sign = (attemptId: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`attempt:${attemptId}`).digest("base64url").slice(0, 32);

export function signAttempt(attemptId: string): string {
  return `${attemptId}.${sign(attemptId)}`;
}

/** The attempt's id, or null when the token was not made here. */
export function verifyAttempt(token: string): string | null {
  const [attemptId = "", signature = ""] = token.split(".");
  const expected = Buffer.from(sign(attemptId));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? attemptId : null;
}
