"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answer } from "@/lib/action";
import { checkAppPassword, gateCookie, gatePassSeconds, writeGatePass } from "@/lib/auth/app-password";
import { listProviders } from "@/lib/auth/providers";
import * as accounts from "@/lib/auth/register";
import { safePath } from "@/lib/auth/safe-path";
import { endSession, startExternalSignIn, startSession } from "@/lib/auth/session";
import { clientIp } from "@/lib/client-ip";
import { type ActionResult, AppError } from "@/lib/errors";
import { enforceLimit } from "@/lib/rate-limit";

/** Where to go when it worked, else why not; with the email, for a form that has to be drawn again; never a password. */
export type AuthFormState = ActionResult<string> & { email: string };

const fieldsSchema = z.object({
  email: z.string().catch(""),
  password: z.string().catch(""),
  appPassword: z.string().optional().catch(undefined),
  provider: z.string().optional().catch(undefined),
});
type Fields = z.infer<typeof fieldsSchema>;

/**
 * Form fields: email, password, appPassword?, next?. Leads to `next`, a path of this site. With provider (github, google
 * or oidc) in place of email and password it leads to that site, and from there to `next`.
 */
export async function signIn(_previous: AuthFormState | null, form: FormData): Promise<AuthFormState> {
  return lead(form, async (fields, next) => {
    if (fields.provider) return startAt(fields.provider, fields.appPassword, next);
    await startSession(fields);
    return next;
  });
}

/** Form fields: email, password, appPassword?, next?. The new account is signed in; leads to `next`. */
export async function register(_previous: AuthFormState | null, form: FormData): Promise<AuthFormState> {
  return lead(form, async (fields, next) => {
    await accounts.register(fields, clientIp(await headers()));
    await startSession(fields);
    return next;
  });
}

/** A plain form is sent to the page to sign in; a script, which gives no form, goes there itself. */
export async function signOut(form?: FormData): Promise<void> {
  await endSession();
  if (form) redirect("/sign-in");
}

/** Runs the work that finds out where to go. A plain form is sent there; one with the field `script` is told. */
async function lead(form: FormData, work: (fields: Fields, next: string) => Promise<string>): Promise<AuthFormState> {
  const fields = fieldsSchema.parse(Object.fromEntries(form));
  const result = await answer(() => work(fields, safePath(form.get("next"))));
  if (result.ok && !form.has("script")) redirect(result.data);
  return { ...result, email: fields.email };
}

/** Where the other site asks who the visitor is. The studio's own password is given before. */
async function startAt(id: string, appPassword: string | undefined, next: string): Promise<string> {
  const provider = listProviders().find((known) => known.id === id);
  if (!provider) throw new AppError("not_configured");
  const requestHeaders = await headers();
  await enforceLimit("signInIp", clientIp(requestHeaders));
  checkAppPassword(appPassword);
  (await cookies()).set(gateCookie, writeGatePass(), {
    httpOnly: true,
    sameSite: "lax",
    secure: requestHeaders.get("x-forwarded-proto") === "https",
    path: "/api/auth",
    maxAge: gatePassSeconds,
  });
  return startExternalSignIn(provider.id, next);
}
