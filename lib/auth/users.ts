import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { spentThisMonth } from "@/lib/videos/budget";
import { hashPassword } from "./password";
import type { PasswordReset } from "./schemas";
import type { Viewer } from "./viewer";

/** An account as an admin sees it. Money is micro-dollars. */
export interface UserDto {
  id: string;
  email: string;
  name: string | null;
  role: "user" | "admin";
  unlimited: boolean;
  /** null = the studio's default. */
  budgetMicros: number | null;
  maxInFlight: number | null;
  /** Settled and held this calendar month (UTC). */
  usedMicros: number;
  clips: number;
  createdAt: string;
}

const pageSize = 100;

/** The oldest hundred accounts whose email or name contains `search`. @throws AppError `forbidden` */
export async function listUsers(viewer: Viewer, search = ""): Promise<UserDto[]> {
  if (viewer.role !== "admin") throw new AppError("forbidden");
  const contains = { contains: search.trim(), mode: "insensitive" } as const;
  const users = await db.user.findMany({
    where: search ? { OR: [{ email: contains }, { name: contains }] } : {},
    orderBy: { id: "asc" },
    take: pageSize,
    omit: { passwordHash: true, image: true, preferences: true },
    include: { _count: { select: { videos: { where: { status: "completed" } } } } },
  });
  const used = await spentThisMonth(users.map(({ id }) => id));
  return users.map(({ id, email, name, role, unlimited, budgetMicros, maxInFlight, createdAt, _count }) => ({
    id,
    email,
    name,
    role,
    unlimited,
    budgetMicros: budgetMicros === null ? null : Number(budgetMicros),
    maxInFlight,
    usedMicros: used.get(id) ?? 0,
    clips: _count.videos,
    createdAt: createdAt.toISOString(),
  }));
}

export const userPatchSchema = z.object({
  role: z.enum(["user", "admin"]).optional(),
  unlimited: z.boolean().optional(),
  budgetMicros: z.number().int().min(0).max(1_000_000_000_000, "At most $1,000,000 a month.").nullable().optional(),
  maxInFlight: z.number().int().min(1).max(100).nullable().optional(),
});

/**
 * Changes an account's rights and limits; what is absent stays.
 * @throws AppError `forbidden`, `not_found`, or `conflict` when nobody would be left to look after the studio
 */
export async function updateUser(viewer: Viewer, id: string, patch: z.output<typeof userPatchSchema>): Promise<void> {
  if (viewer.role !== "admin") throw new AppError("forbidden");
  await db.$transaction(async (tx) => {
    // Two admins demoting each other at once take turns here.
    if (patch.role) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dailies: roles'))`;
    const { count } = await tx.user.updateMany({ where: { id }, data: patch });
    if (count === 0) throw new AppError("not_found");
    if (patch.role && !(await tx.user.findFirst({ where: { role: "admin" }, select: { id: true } })))
      throw new AppError("conflict", { message: "This is the studio's only admin. Make somebody else admin first." });
  });
}

/**
 * Gives somebody who forgot theirs a new password, and ends all their sessions, as changing it does. Not one's own: the
 * settings ask for the current password first, so that a browser left open does not give the account away.
 * @throws AppError `forbidden` or `not_found`
 */
export async function resetPassword(viewer: Viewer, { id, newPassword }: PasswordReset): Promise<void> {
  if (viewer.role !== "admin") throw new AppError("forbidden");
  if (viewer.id === id) throw new AppError("forbidden", { message: "Change your own password in the settings." });
  const { count } = await db.user.updateMany({
    where: { id },
    data: { passwordHash: await hashPassword(newPassword), sessionVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("not_found");
}
