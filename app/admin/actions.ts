"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/action";
import { passwordResetSchema } from "@/lib/auth/schemas";
import { resetPassword, updateUser, userPatchSchema } from "@/lib/auth/users";
import { settingsSchema, updateSettings } from "@/lib/settings";

// Whether the viewer is an admin is checked in lib, with everything else.

export const updateSettingsAction = action(settingsSchema.partial(), async (viewer, patch) => {
  await updateSettings(viewer, patch);
  refresh();
});

export const updateUserAction = action(
  z.object({ id: z.uuid(), patch: userPatchSchema }),
  async (viewer, { id, patch }) => {
    await updateUser(viewer, id, patch);
    refresh();
  },
);

export const resetPasswordAction = action(passwordResetSchema, resetPassword);
