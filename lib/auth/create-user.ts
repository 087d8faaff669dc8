import "server-only";
import { db, isUniqueViolation, type Prisma, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { hashPassword } from "./password";
import { registerSchema } from "./schemas";

export interface NewUser {
  email: string;
  password: string;
  name?: string;
  admin?: boolean;
  /** No budget, no concurrency or rate limits. */
  unlimited?: boolean;
}

/**
 * Creates an account with a password; the email is trimmed and lower-cased. The first account of a studio is its admin.
 * @throws ZodError for a malformed email or password, AppError `email_taken`
 */
export async function createUser(user: NewUser): Promise<{ id: string; email: string }> {
  const { email, password, name } = registerSchema.parse(user);
  const passwordHash = await hashPassword(password);
  const { id } = await insertUser({
    email,
    passwordHash,
    name: name || null,
    role: user.admin ? "admin" : "user",
    unlimited: user.unlimited ?? false,
  });
  return { id, email };
}

/**
 * Stores an account, whatever way it signs in, as admin when it is the first.
 * @throws AppError `email_taken`
 */
export async function insertUser(data: Prisma.UserCreateInput) {
  try {
    return await db.$transaction(async (tx) => {
      const first = await isFirstUser(tx);
      return tx.user.create({
        data: { ...data, role: first ? "admin" : data.role },
        select: { id: true, email: true, name: true, image: true, emailVerified: true, sessionVersion: true },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("email_taken", { field: "email", cause: error });
    throw error;
  }
}

/** Registrations take turns here until one account exists: two at once must not both find an empty table. */
async function isFirstUser(tx: Transaction): Promise<boolean> {
  const anyUser = () => tx.user.findFirst({ select: { id: true } });
  if (await anyUser()) return false;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dailies: first user'))`;
  return !(await anyUser());
}
