import type { Viewer } from "@/lib/auth/viewer";
import { UserError } from "../launch/user-error";

type Flags = {
  email?: string;
  password?: string;
  usd?: string;
  admin: boolean;
  "api-key": boolean;
  unlimited: boolean;
};

/** Who works at the machine itself may do what an admin may. */
const operator: Viewer = { id: "00000000-0000-0000-0000-000000000000", email: "", role: "admin", unlimited: true };

/** Carries a command out and gives what to print; null when there is no such command. */
export async function runAdmin(command: string | undefined, flags: Flags): Promise<unknown> {
  if (command === "create-user") return createUser(flags);
  if (command === "set-budget") return setBudget(flags);
  if (command === "set-password") return setPassword(flags);
  return command === "list-users" ? (await import("@/lib/auth/users")).listUsers(operator) : null;
}

async function createUser({ email = "", password = "", admin, unlimited, ...flags }: Flags) {
  const users = await import("@/lib/auth/create-user");
  const user = await users.createUser({ email, password, admin, unlimited });
  const keys = await import("@/lib/auth/api-keys");
  const apiKey = flags["api-key"] ? (await keys.createApiKey(user.id, "Command line")).key : null;
  return { id: user.id, email: user.email, apiKey };
}

async function setBudget({ email = "", usd = "" }: Flags) {
  const micros = usd === "none" ? null : microsOf(usd);
  const user = await findUser(email);
  const { updateUser } = await import("@/lib/auth/users");
  await updateUser(operator, user.id, { budgetMicros: micros });
  return { ...user, budgetMicros: micros };
}

/** For a forgotten password. It is not printed: whoever typed it knows it. */
async function setPassword({ email = "", password = "" }: Flags) {
  const user = await findUser(email);
  const { passwordResetSchema } = await import("@/lib/auth/schemas");
  const { resetPassword } = await import("@/lib/auth/users");
  await resetPassword(operator, passwordResetSchema.parse({ id: user.id, newPassword: password }));
  return user;
}

async function findUser(email: string): Promise<{ id: string; email: string }> {
  const { listUsers } = await import("@/lib/auth/users");
  const wanted = email.trim().toLowerCase();
  const user = (await listUsers(operator, wanted)).find((one) => one.email === wanted);
  if (!user) throw new UserError(`Nobody here has the email ${wanted || "(none given)"}.`);
  return { id: user.id, email: user.email };
}

/** Plain digits only: Number() also takes blanks, "1e30" and "Infinity", which the database does not hold. */
function microsOf(usd: string): number {
  if (!/^\d+(\.\d+)?$/.test(usd) || Number(usd) > 1_000_000) {
    throw new UserError("--usd takes an amount of dollars up to 1000000, like 50 or 12.50, or none.");
  }
  return Math.round(Number(usd) * 1_000_000);
}
