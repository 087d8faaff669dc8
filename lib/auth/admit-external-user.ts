import "server-only";
import { db } from "@/lib/db";
import { isRegistrationOpen } from "./register";

/**
 * Whether somebody another site vouches for may come in: known accounts always, new ones under the rules of
 * registration. Gives the reason for a refusal (see sign-in-errors.ts), or null.
 */
export async function admitExternalUser(
  account: { provider: string; providerAccountId: string },
  email: string | null | undefined,
  emailVerified: boolean | null | undefined,
): Promise<"email_unverified" | "registration_closed" | null> {
  const { provider, providerAccountId } = account;
  const known = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  });
  if (known) return null;
  if (!email || emailVerified === false) return "email_unverified";
  return (await isRegistrationOpen()) ? null : "registration_closed";
}
