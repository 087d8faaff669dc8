import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "./auth/viewer";
import { db } from "./db";
import { defaultSettings, getSettings, updateSettings } from "./settings";

const admin: Viewer = { id: randomUUID(), email: "admin@example.com", role: "admin", unlimited: false };

beforeEach(async () => {
  await db.setting.deleteMany();
});

test("defaults hold until an admin changes one, and the others stay", async () => {
  expect(await getSettings()).toEqual(defaultSettings);
  await updateSettings(admin, { maxInFlight: 7 });
  await updateSettings(admin, { defaultBudgetMicros: null, registrationOpen: false });
  expect(await getSettings()).toEqual({
    ...defaultSettings,
    maxInFlight: 7,
    defaultBudgetMicros: null,
    registrationOpen: false,
  });
});

test("only an admin changes them", async () => {
  await expect(updateSettings({ ...admin, role: "user" }, { maxInFlight: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await getSettings()).toEqual(defaultSettings);
});

test("what makes no sense is refused as a whole", async () => {
  await expect(updateSettings(admin, { trashDays: 10, maxInFlight: 0 })).rejects.toThrow();
  expect(await getSettings()).toEqual(defaultSettings);
});
