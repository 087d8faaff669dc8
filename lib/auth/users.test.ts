import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createUser } from "./create-user";
import { listUsers, resetPassword, updateUser } from "./users";
import { verifyCredentials } from "./verify-credentials";
import type { Viewer } from "./viewer";

let admin: Viewer;
let user: Viewer;

beforeEach(async () => {
  await db.user.deleteMany();
  await db.rateLimiterFlexible.deleteMany();
  admin = await makeViewer("admin@example.com", "admin");
  user = await makeViewer("user@example.com", "user");
});

async function makeViewer(email: string, role: Viewer["role"]): Promise<Viewer> {
  const { id } = await createUser({ email, password: "correct horse" });
  return { id, email, role, unlimited: false };
}

test("an admin sees everybody with what they spent this month", async () => {
  const spend = (amountMicros: number, state: "held" | "settled" | "released", createdAt?: Date) =>
    db.usage.create({
      data: {
        userId: user.id,
        videoId: randomUUID(),
        attempt: 1,
        engine: "e",
        model: "m",
        amountMicros,
        state,
        createdAt,
      },
    });
  await spend(800_000, "settled");
  await spend(400_000, "held");
  await spend(100_000, "released");
  await spend(900_000, "settled", new Date(Date.now() - 40 * 24 * 3600_000));
  const users = await listUsers(admin);
  expect(users.map(({ email, role, usedMicros }) => [email, role, usedMicros])).toEqual([
    ["admin@example.com", "admin", 0],
    ["user@example.com", "user", 1_200_000],
  ]);
  expect((await listUsers(admin, "USER@")).map(({ email }) => email)).toEqual(["user@example.com"]);
});

test("nobody else sees or changes accounts", async () => {
  await expect(listUsers(user)).rejects.toMatchObject({ code: "forbidden", status: 403 });
  await expect(updateUser(user, user.id, { role: "admin" })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listUsers(admin))[1]?.role).toBe("user");
});

test("changes what is named and leaves the rest", async () => {
  await updateUser(admin, user.id, { budgetMicros: 5_000_000 });
  await updateUser(admin, user.id, { maxInFlight: 2, unlimited: true });
  expect((await listUsers(admin))[1]).toMatchObject({ budgetMicros: 5_000_000, maxInFlight: 2, unlimited: true });
  await updateUser(admin, user.id, { budgetMicros: null });
  expect((await listUsers(admin))[1]?.budgetMicros).toBeNull();
  await expect(updateUser(admin, randomUUID(), { unlimited: true })).rejects.toMatchObject({ code: "not_found" });
});

test("an admin gives a forgotten password anew, which ends that person's sessions", async () => {
  const signIn = (password: string) => verifyCredentials({ email: user.email, password }, "10.3.0.1");
  await resetPassword(admin, { id: user.id, newPassword: "battery staple" });
  await expect(signIn("correct horse")).rejects.toMatchObject({ code: "wrong_credentials" });
  await expect(signIn("battery staple")).resolves.toMatchObject({ sessionVersion: 2 });
  await expect(resetPassword(admin, { id: randomUUID(), newPassword: "battery staple" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("nobody else sets a password that way, and no admin their own", async () => {
  const hashes = () =>
    db.user.findMany({ orderBy: { id: "asc" }, select: { passwordHash: true, sessionVersion: true } });
  const before = await hashes();
  for (const [viewer, id] of [
    [user, admin.id],
    [user, user.id],
    [admin, admin.id],
  ] as const)
    await expect(resetPassword(viewer, { id, newPassword: "battery staple" })).rejects.toMatchObject({
      code: "forbidden",
    });
  expect(await hashes()).toEqual(before);
});

test("a studio always keeps an admin, even when two demote each other at once", async () => {
  await expect(updateUser(admin, admin.id, { role: "user" })).rejects.toMatchObject({ code: "conflict" });
  for (let round = 0; round < 5; round++) {
    await db.user.updateMany({ data: { role: "admin" } });
    await Promise.allSettled([
      updateUser({ ...user, role: "admin" }, admin.id, { role: "user" }),
      updateUser(admin, user.id, { role: "user" }),
    ]);
    expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
  }
});
