import "server-only";
import { getToken } from "@auth/core/jwt";
import { cookies } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { RefusedSignIn, signIn, signOut } from "./next-auth";
import type { ProviderDto } from "./providers";
import { hasSessionCookie } from "./session-cookie";

/**
 * What the session cookie claims, checked for its signature and age only: see getViewer. Read through cookies(), which
 * knows a cookie that this very request has set, as after a change of password.
 */
export const readSession = cache(async (): Promise<{ userId: string; version: number } | null> => {
  const jar = await cookies();
  const token = await getToken({
    req: { headers: new Headers({ cookie: jar.toString() }) },
    secret: env().AUTH_SECRET,
    secureCookie: hasSessionCookie(jar.getAll(), "secure"),
  });
  return token?.sub && typeof token.version === "number" ? { userId: token.sub, version: token.version } : null;
});

/**
 * Signs in with email and password and sets the session cookie; in server actions only.
 * @throws AppError `invalid_input`, `rate_limited`, `wrong_app_password` or `wrong_credentials`
 */
export async function startSession(input: { email: string; password: string; appPassword?: string }): Promise<void> {
  try {
    await signIn("credentials", { ...input, redirect: false });
  } catch (error) {
    throw error instanceof RefusedSignIn ? error.failure : error;
  }
}

/** A new session after the password changed: the studio's shared password was given when the old one began. */
export function restartSession(email: string, password: string): Promise<void> {
  return startSession({ email, password, appPassword: env().APP_PASSWORD });
}

/** Where to send the browser so that another site signs the visitor in and returns to `next`; in server actions only. */
export async function startExternalSignIn(provider: ProviderDto["id"], next: string): Promise<string> {
  return signIn(provider, { redirectTo: next, redirect: false });
}

/** Forgets the session cookie; in server actions only. */
export async function endSession(): Promise<void> {
  await signOut({ redirect: false });
}
