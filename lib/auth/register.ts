import "server-only";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enforceLimit } from "@/lib/rate-limit";
import { getSettings } from "@/lib/settings";
import { checkAppPassword } from "./app-password";
import { createUser } from "./create-user";
import { registerSchema } from "./schemas";
import { registrationClosed } from "./sign-in-errors";

/**
 * Creates the account of a person at the register page.
 * @throws ZodError, AppError `rate_limited`, `wrong_app_password`, `forbidden` (registration closed) or `email_taken`
 */
export async function register(input: { email: string; password: string; appPassword?: string }, ip: string) {
  const user = registerSchema.parse(input);
  await enforceLimit("register", ip);
  checkAppPassword(input.appPassword);
  if (!(await isRegistrationOpen())) throw new AppError("forbidden", { message: registrationClosed });
  return createUser(user);
}

/** The first account can always be made: without it nobody could open registration again. */
export async function isRegistrationOpen(): Promise<boolean> {
  const { registrationOpen } = await getSettings();
  return registrationOpen || (await db.user.findFirst({ select: { id: true } })) === null;
}
