"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/action";
import { createApiKey, revokeApiKey } from "@/lib/auth/api-keys";
import { removeAvatar, setAvatar } from "@/lib/auth/avatar";
import { changePassword, signOutEverywhere, updateProfile } from "@/lib/auth/profile";
import { apiKeyNameSchema, changePasswordSchema, profilePatchSchema } from "@/lib/auth/schemas";
import { endSession, restartSession } from "@/lib/auth/session";
import { templateSchema } from "@/lib/prompts/schemas";
import { deleteTemplate, saveTemplate } from "@/lib/prompts/templates";

export const updateProfileAction = action(profilePatchSchema, async (viewer, patch) => {
  await updateProfile(viewer, patch);
  refresh();
});

export const setAvatarAction = action(z.instanceof(Blob), async (viewer, file) => {
  await setAvatar(viewer, file);
  refresh();
});

export const removeAvatarAction = action(z.void(), async (viewer) => {
  await removeAvatar(viewer);
  refresh();
});

export const changePasswordAction = action(changePasswordSchema, async (viewer, input) => {
  await changePassword(viewer, input);
  await restartSession(viewer.email, input.newPassword);
});

export const signOutEverywhereAction = action(z.void(), async (viewer) => {
  await signOutEverywhere(viewer);
  await endSession();
});

export const createApiKeyAction = action(z.object({ name: apiKeyNameSchema }), async (viewer, { name }) => {
  const { key } = await createApiKey(viewer.id, name);
  refresh();
  return key;
});

export const revokeApiKeyAction = action(z.uuid(), async (viewer, id) => {
  await revokeApiKey(viewer, id);
  refresh();
});

export const saveTemplateAction = action(templateSchema, async (viewer, template) => {
  await saveTemplate(viewer, template);
  refresh();
});

export const deleteTemplateAction = action(z.uuid(), async (viewer, id) => {
  await deleteTemplate(viewer, id);
  refresh();
});
