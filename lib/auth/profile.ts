import "server-only";
import { cache } from "react";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { enforceLimit, forgiveLimit } from "@/lib/rate-limit";
import { hashPassword, verifyPassword } from "./password";
import { type Preferences, parsePreferences } from "./preferences";
import type { PasswordChange, ProfilePatch } from "./schemas";
import type { Viewer } from "./viewer";

export interface Profile {
  email: string;
  name: string | null;
  /** The uploaded picture as a data URL; null without one. */
  image: string | null;
  /** Accounts made through another site have none. */
  hasPassword: boolean;
  preferences: Preferences;
  createdAt: string;
}

/** One query per request, whoever asks. */
export const getProfile = cache(async (viewer: Viewer): Promise<Profile> => {
  const user = await db.user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { email: true, name: true, image: true, passwordHash: true, preferences: true, createdAt: true },
  });
  const { image, passwordHash, preferences, createdAt, ...rest } = user;
  return {
    ...rest,
    // Older accounts may have the address of a picture elsewhere, which no page may load.
    image: image?.startsWith("data:") ? image : null,
    hasPassword: passwordHash !== null,
    preferences: parsePreferences(preferences),
    createdAt: createdAt.toISOString(),
  };
});

/** Changes what is named and leaves the rest. The preferences are merged in the database, so two tabs do not undo each other. */
export async function updateProfile(viewer: Viewer, patch: ProfilePatch): Promise<void> {
  const { name, preferences } = patch;
  if (name !== undefined) await db.user.update({ where: { id: viewer.id }, data: { name: name || null } });
  if (preferences !== undefined)
    await db.$executeRaw`
      UPDATE users SET preferences = preferences || ${JSON.stringify(preferences)}::jsonb WHERE id = ${viewer.id}::uuid`;
}

/**
 * Sets a new password and ends all sessions; the caller starts a new one for this browser.
 * @throws AppError `wrong_credentials` (field currentPassword), `rate_limited`, or `conflict` when it was changed elsewhere meanwhile
 */
export async function changePassword(viewer: Viewer, input: PasswordChange): Promise<void> {
  const { currentPassword, newPassword } = input;
  await enforceLimit("changePassword", viewer.id);
  const user = await db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { passwordHash: true } });
  if (user.passwordHash && !(await verifyPassword(user.passwordHash, currentPassword)))
    throw new AppError("wrong_credentials", {
      field: "currentPassword",
      message: "This is not your current password.",
    });
  const { count } = await db.user.updateMany({
    where: { id: viewer.id, passwordHash: user.passwordHash },
    data: { passwordHash: await hashPassword(newPassword), sessionVersion: { increment: 1 } },
  });
  if (count === 0) throw new AppError("conflict");
  await forgiveLimit("changePassword", viewer.id);
}

/** Ends every session of the viewer, this one included. API keys stay. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db.user.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } });
}
