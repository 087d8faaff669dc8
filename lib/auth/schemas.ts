// What people type into the account forms, and their preferences. Client-safe.
import { z } from "zod";
import { maxApiKeyNameLength, maxNameLength, minPasswordLength } from "./limits";
import { preferencesSchema } from "./preferences";

/** Trimmed and lower case: one person, one spelling. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This email is too long.")
  .pipe(z.email("Enter an email address, like name@example.com."));

/** A password about to be set. The upper limit keeps hashing cheap. */
export const newPasswordSchema = z
  .string()
  .min(minPasswordLength, `Use at least ${minPasswordLength} characters.`)
  .max(200, "Use at most 200 characters.");

export const nameSchema = z.string().trim().max(maxNameLength, `Use at most ${maxNameLength} characters.`);

export const registerSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  name: nameSchema.optional(),
});

/** Signing in asks less: rules for new passwords must not lock out old ones. */
export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(200, "The email or the password is wrong."),
  appPassword: z.string().max(200, "The studio password is wrong.").optional(),
});

export const apiKeyNameSchema = z
  .string()
  .trim()
  .min(1, "Give the key a name.")
  .max(maxApiKeyNameLength, `Use at most ${maxApiKeyNameLength} characters.`);

export const profilePatchSchema = z.object({
  name: nameSchema.optional(),
  preferences: preferencesSchema.partial().optional(),
});
export type ProfilePatch = z.output<typeof profilePatchSchema>;

export const changePasswordSchema = z.object({
  /** Not asked of accounts that have none yet. */
  currentPassword: z.string().max(200, "This is not your current password.").default(""),
  newPassword: newPasswordSchema,
});
export type PasswordChange = z.output<typeof changePasswordSchema>;

/** An admin's help for somebody who forgot theirs. */
export const passwordResetSchema = z.object({ id: z.uuid(), newPassword: newPasswordSchema });
export type PasswordReset = z.output<typeof passwordResetSchema>;
