import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createUser, insertUser } from "./create-user";

beforeEach(async () => {
  await db.user.deleteMany();
});

const password = "correct horse";

test("the first account is the admin, later ones are not", async () => {
  await createUser({ email: "first@example.com", password });
  await createUser({ email: "second@example.com", password });
  const users = await db.user.findMany({ orderBy: { id: "asc" }, select: { email: true, role: true } });
  expect(users).toEqual([
    { email: "first@example.com", role: "admin" },
    { email: "second@example.com", role: "user" },
  ]);
});

test("ten first registrations at once make one admin", async () => {
  for (let round = 0; round < 5; round++) {
    await db.user.deleteMany();
    // Straight to the insert: hashing would make the racers arrive one by one.
    await Promise.all(Array.from({ length: 10 }, (_, i) => insertUser({ email: `racer-${i}@example.com` })));
    expect(await db.user.count()).toBe(10);
    expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
  }
});

test("an email is one account, however it is spelled", async () => {
  const user = await createUser({ email: "  Ada@Example.COM ", password });
  expect(user.email).toBe("ada@example.com");
  await expect(createUser({ email: "ada@example.com", password })).rejects.toMatchObject({
    code: "email_taken",
    field: "email",
    status: 409,
  });
});

test("one email registered twice at once makes one account", async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => createUser({ email: "twin@example.com", password })));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "email_taken" });
});

test.each([
  ["no-at-sign", password],
  ["a@example.com", "short"],
  ["a@example.com", "x".repeat(201)],
  [`${"a".repeat(250)}@example.com`, password],
])("refuses %s with a password like %s", async (email, badPassword) => {
  await expect(createUser({ email, password: badPassword })).rejects.toThrow();
  expect(await db.user.count()).toBe(0);
});

test("the password is stored as argon2id and nowhere else", async () => {
  const { id } = await createUser({ email: "a@example.com", password, unlimited: true, name: "Ada" });
  const row = await db.user.findUniqueOrThrow({ where: { id } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$/);
  expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    password,
  );
  expect(row).toMatchObject({ unlimited: true, name: "Ada" });
});
