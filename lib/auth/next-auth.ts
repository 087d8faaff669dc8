import "server-only";
import { AuthError, CredentialsSignin, SignInError } from "@auth/core/errors";
import Credentials from "@auth/core/providers/credentials";
import { cookies } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import { z } from "zod";
import { clientIp } from "@/lib/client-ip";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { toAppError } from "@/lib/report-error";
import { createAdapter } from "./adapter";
import { admitExternalUser } from "./admit-external-user";
import { asksAppPassword, gateCookie, isGatePass } from "./app-password";
import { providerConfigs } from "./providers";
import { verifyCredentials } from "./verify-credentials";

/** Carries our failure through Auth.js to the action that asked. */
export class RefusedSignIn extends CredentialsSignin {
  constructor(readonly failure: AppError) {
    super();
    this.code = failure.code;
  }
}

/** Stale cookies, forged or belated returns, people who changed their mind: daily life, not faults. */
const everydayErrors = new Set([
  "JWTSessionError",
  "AccessDenied",
  "InvalidCheck",
  "MissingCSRF",
  "OAuthCallbackError",
  "UnknownAction",
]);

const credentials = Credentials({
  credentials: { email: {}, password: {}, appPassword: {} },
  async authorize(input, request) {
    try {
      return await verifyCredentials(input, clientIp(request.headers));
    } catch (error) {
      if (error instanceof AppError || error instanceof z.ZodError) throw new RefusedSignIn(toAppError(error));
      throw error;
    }
  },
});

function configure(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: 30 * 24 * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    adapter: createAdapter(),
    providers: [credentials, ...providerConfigs()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === "credentials") return true;
        if (asksAppPassword() && !isGatePass((await cookies()).get(gateCookie)?.value))
          return "/sign-in?error=wrong_app_password";
        const refusal = await admitExternalUser(account, user.email, profile?.email_verified);
        return refusal ? `/sign-in?error=${refusal}` : true;
      },
      // The cookie holds who and which session version; everything else is read from the database each time.
      jwt: ({ token, user }) =>
        user ? { sub: user.id, version: (user as { sessionVersion?: number }).sessionVersion } : token,
      session: ({ session, token }) => ({ ...session, user: { id: token.sub }, version: token.version }),
    },
    logger: {
      error(error) {
        const type = error instanceof AuthError ? error.type : "";
        const expected = error instanceof SignInError || everydayErrors.has(type);
        if (expected) log.debug({ reason: type }, "sign-in refused");
        // Auth.js wraps what went wrong; the wrapping says nothing.
        else
          log.error(
            { reason: type, err: (error.cause as { err?: Error } | undefined)?.err ?? error },
            "sign-in failed",
          );
      },
      warn: (code) => log.debug({ code }, "auth.js warning"),
      debug: () => {},
    },
  };
}

// Configured on first use, so that importing a module needs no environment.
export const { handlers, signIn, signOut } = NextAuth(configure);
