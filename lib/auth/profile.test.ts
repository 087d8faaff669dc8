import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createUser } from "./create-user";
import { defaultPreferences, parsePreferences } from "./preferences";
import { changePassword, getProfile, signOutEverywhere, updateProfile } from "./profile";
import { verifyCredentials } from "./verify-credentials";
import type { Viewer } from "./viewer";

const password = "correct horse";
let viewer: Viewer;

beforeEach(async () => {
  await db.user.deleteMany();
  await db.rateLimiterFlexible.deleteMany();
  const { id, email } = await createUser({ email: "ada@example.com", password });
  viewer = { id, email, role: "admin", unlimited: false };
});

const sessionVersion = async () => (await db.user.findUniqueOrThrow({ where: { id: viewer.id } })).sessionVersion;

test("changes what is named and leaves the rest", async () => {
  await updateProfile(viewer, { preferences: { density: "compact" } });
  await updateProfile(viewer, { name: "Ada", preferences: { defaultSize: "720x1280" } });
  expect(await getProfile(viewer)).toMatchObject({
    name: "Ada",
    hasPassword: true,
    preferences: { ...defaultPreferences, density: "compact", defaultSize: "720x1280" },
  });
});

test("preferences nobody knows any more fall back one by one", () => {
  expect(parsePreferences({ density: "huge", defaultSize: "720x1280", gone: 1 })).toEqual({
    ...defaultPreferences,
    defaultSize: "720x1280",
  });
  for (const broken of [null, [], "x", 3]) expect(parsePreferences(broken)).toEqual(defaultPreferences);
});

test("a new password needs the old one, and ends all sessions", async () => {
  await expect(
    changePassword(viewer, { currentPassword: "wrong", newPassword: "battery staple" }),
  ).rejects.toMatchObject({ code: "wrong_credentials", field: "currentPassword" });
  expect(await sessionVersion()).toBe(1);

  await changePassword(viewer, { currentPassword: password, newPassword: "battery staple" });
  expect(await sessionVersion()).toBe(2);
  await expect(verifyCredentials({ email: viewer.email, password }, "10.0.0.1")).rejects.toThrow();
  await expect(
    verifyCredentials({ email: viewer.email, password: "battery staple" }, "10.0.0.1"),
  ).resolves.toMatchObject({ sessionVersion: 2 });
});

test("two changes at once: one wins, the other hears of it", async () => {
  const change = (newPassword: string) => changePassword(viewer, { currentPassword: password, newPassword });
  const results = await Promise.allSettled([change("battery staple 1"), change("battery staple 2")]);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(["conflict", "wrong_credentials"]).toContain(refused[0]?.reason.code);
});

test("signing out everywhere outdates every session", async () => {
  await signOutEverywhere(viewer);
  expect(await sessionVersion()).toBe(2);
});
