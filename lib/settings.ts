import "server-only";
import { cache } from "react";
import { z } from "zod";
import type { Viewer } from "./auth/viewer";
import { db, Prisma, type Transaction } from "./db";
import { AppError } from "./errors";

/** What an admin can change for the whole studio. */
export const settingsSchema = z.object({
  /** Monthly budget of a user without one of their own, in micro-dollars; null = no limit. */
  defaultBudgetMicros: z.number().int().min(0).max(1_000_000_000_000, "At most $1,000,000 a month.").nullable(),
  /** Videos of one user with an engine at the same time. */
  maxInFlightPerUser: z.number().int().min(1).max(100),
  /** Videos of all users with an engine at the same time. */
  maxInFlight: z.number().int().min(1).max(1000),
  /** Days a deleted video can still be restored. */
  trashDays: z.number().int().min(1).max(365),
  /** Whether strangers may create an account. */
  registrationOpen: z.boolean(),
});

export type Settings = z.output<typeof settingsSchema>;

/** Each changed setting is one row of `settings`; a missing row means the value here. */
export const defaultSettings: Settings = {
  defaultBudgetMicros: 100_000_000,
  maxInFlightPerUser: 4,
  maxInFlight: 24,
  trashDays: 30,
  registrationOpen: true,
};

/** Read fresh for every request, so that a change reaches all instances at once. */
export const getSettings = cache(() => readSettings(db));

/** The same inside a transaction: a second connection, asked for while holding one, may never come. */
export async function readSettings(client: Transaction): Promise<Settings> {
  const rows = await client.setting.findMany({ select: { key: true, value: true } });
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) });
}

/** Changes the named settings and leaves the others. @throws AppError `forbidden`, ZodError */
export async function updateSettings(viewer: Viewer, patch: Partial<Settings>): Promise<void> {
  if (viewer.role !== "admin") throw new AppError("forbidden");
  const changes = Object.entries(settingsSchema.partial().parse(patch));
  await db.$transaction(
    changes.map(([key, value]) => {
      const row = { value: value ?? Prisma.JsonNull, updatedAt: new Date() };
      return db.setting.upsert({ where: { key }, create: { key, ...row }, update: row });
    }),
  );
}
