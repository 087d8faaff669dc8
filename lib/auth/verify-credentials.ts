import "server-only";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enforceLimit, forgiveLimit } from "@/lib/rate-limit";
import { checkAppPassword } from "./app-password";
import { verifyPassword } from "./password";
import { signInSchema } from "./schemas";

/**
 * The account that these credentials belong to. An unknown email and a wrong password are the same answer, in the same time.
 * @throws ZodError, AppError `rate_limited`, `wrong_app_password` or `wrong_credentials`
 */
export async function verifyCredentials(credentials: unknown, ip: string) {
  const { email, password, appPassword } = signInSchema.parse(credentials);
  await enforceLimit("signInIp", ip);
  await enforceLimit("signInEmail", email);
  await enforceLimit("signIn", `${email} ${ip}`);
  checkAppPassword(appPassword);

  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, email: true, passwordHash: true, sessionVersion: true },
  });
  const matches = await verifyPassword(user?.passwordHash, password);
  if (!user || !matches) throw new AppError("wrong_credentials", { field: "password" });

  // The count by address stays: an attacker's own account must not wipe it.
  await Promise.all([forgiveLimit("signInEmail", email), forgiveLimit("signIn", `${email} ${ip}`)]);
  return { id: user.id, email: user.email, sessionVersion: user.sessionVersion };
}
