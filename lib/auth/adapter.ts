import "server-only";
import type { Adapter, AdapterUser } from "@auth/core/adapters";
import { PrismaAdapter } from "@auth/prisma-adapter";
import { db } from "@/lib/db";
import { insertUser } from "./create-user";
import { emailSchema } from "./schemas";

/** Accounts made by signing in through another site, in our tables and by our rules. Sessions are JWTs. */
export function createAdapter(): Adapter {
  const prisma = PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]);
  return {
    ...prisma,
    // Auth.js asks this to link a new sign-in to the account of the session cookie. That cookie may be one that was
    // signed out everywhere, so nothing is linked silently.
    getUser: async () => null,
    getUserByEmail: (email) => prisma.getUserByEmail?.(emailSchema.parse(email)) ?? null,
    // Without the picture's address: pages show nothing of other sites (content-security-policy.ts).
    createUser: async ({ email, name }) =>
      (await insertUser({ email: emailSchema.parse(email), name, emailVerified: new Date() })) as AdapterUser,
    // Who it is, and no tokens: nothing here acts at the other site.
    linkAccount: async ({ userId, type, provider, providerAccountId }) => {
      await db.account.create({ data: { userId, type, provider, providerAccountId } });
    },
  };
}
