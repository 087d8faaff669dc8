import "server-only";
import { cache } from "react";
import { env } from "@/lib/env";
import { auth, RefusedSignIn, signIn, signOut } from "./next-auth";
import type { ProviderDto } from "./providers";

/** What the session cookie claims, checked for its signature and age only: see getViewer. */
export const readSession = cache(async (): Promise<{ userId: string; version: number } | null> => {
  const session = (await auth()) as { user?: { id?: string }; version?: number } | null;
  const userId = session?.user?.id;
  return userId && session.version ? { userId, version: session.version } : null;
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
