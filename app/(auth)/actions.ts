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
import { AppError, type ErrorInfo } from "@/lib/errors";
import { enforceLimit } from "@/lib/rate-limit";

/** What a form gets back when it did not work: the words, and the email to keep; never the password. */
export type AuthFormState = { ok: false; error: ErrorInfo; email: string } | null;

const fieldsSchema = z.object({
  email: z.string().catch(""),
  password: z.string().catch(""),
  appPassword: z.string().optional().catch(undefined),
});

/** Form fields: email, password, appPassword?, next?. Goes to `next` (a path of this site) when it worked. */
export async function signIn(_previous: AuthFormState, form: FormData): Promise<AuthFormState> {
  const fields = fieldsSchema.parse(Object.fromEntries(form));
  return (await failureOf(fields.email, () => startSession(fields))) ?? redirect(safePath(form.get("next")));
}

/** Form fields as for signIn. The new account is signed in. */
export async function register(_previous: AuthFormState, form: FormData): Promise<AuthFormState> {
  const fields = fieldsSchema.parse(Object.fromEntries(form));
  const failure = await failureOf(fields.email, async () => {
    await accounts.register(fields, clientIp(await headers()));
    await startSession(fields);
  });
  return failure ?? redirect(safePath(form.get("next")));
}

/** Form fields: provider (github, google or oidc), appPassword?, next?. Continues at the other site. */
export async function signInWith(_previous: AuthFormState, form: FormData): Promise<AuthFormState> {
  let location = "";
  const failure = await failureOf("", async () => {
    const provider = listProviders().find(({ id }) => id === form.get("provider"));
    if (!provider) throw new AppError("not_configured");
    const requestHeaders = await headers();
    await enforceLimit("signInIp", clientIp(requestHeaders));
    checkAppPassword(form.get("appPassword")?.toString());
    (await cookies()).set(gateCookie, writeGatePass(), {
      httpOnly: true,
      sameSite: "lax",
      secure: requestHeaders.get("x-forwarded-proto") === "https",
      path: "/api/auth",
      maxAge: gatePassSeconds,
    });
    location = await startExternalSignIn(provider.id, safePath(form.get("next")));
  });
  return failure ?? redirect(location);
}

export async function signOut(): Promise<void> {
  await endSession();
  redirect("/sign-in");
}

async function failureOf(email: string, work: () => Promise<void>): Promise<AuthFormState> {
  const result = await answer(work);
  return result.ok ? null : { ...result, email };
}
