import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Name of the cookie that carries a gate pass. */
export const gateCookie = "dailies-gate";
export const gatePassSeconds = 600;

/** Whether this studio asks for its shared password at registration and sign-in. */
export function asksAppPassword(): boolean {
  return env().APP_PASSWORD !== undefined;
}

/** @throws AppError `wrong_app_password` when the studio has a shared password and this is not it */
export function checkAppPassword(given: string | undefined): void {
  const wanted = env().APP_PASSWORD;
  if (wanted === undefined || sameText(given ?? "", wanted)) return;
  throw new AppError("wrong_app_password", { field: "appPassword" });
}

/**
 * A note that the shared password was given, to carry through a sign-in at another site and back. Signed, and bound
 * to the present password; valid for `gatePassSeconds`.
 */
export function writeGatePass(now = Date.now()): string {
  const until = String(now + gatePassSeconds * 1000);
  return `${until}.${signGatePass(until)}`;
}

export function isGatePass(pass: string | undefined, now = Date.now()): boolean {
  const [until = "", signature = ""] = pass?.split(".") ?? [];
  return Number(until) > now && sameText(signature, signGatePass(until));
}

function signGatePass(until: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`gate ${until} ${env().APP_PASSWORD}`).digest("base64url");
}

/** Compares in constant time; hashing first makes the lengths equal. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
