import { randomInt } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createUser } from "./create-user";
import { verifyCredentials } from "./verify-credentials";

const password = "correct horse";
let ip: string;

beforeEach(async () => {
  await db.user.deleteMany();
  await db.rateLimiterFlexible.deleteMany();
  ip = `10.0.0.${randomInt(255)}`;
  await createUser({ email: "ada@example.com", password });
});

test("the right password gives the account, whatever the spelling of the email", async () => {
  const user = await verifyCredentials({ email: " ADA@example.com", password }, ip);
  expect(user).toMatchObject({ email: "ada@example.com", sessionVersion: 1 });
});

test("a wrong password and an unknown email read the same", async () => {
  const wrong = await verifyCredentials({ email: "ada@example.com", password: "nope" }, ip).catch((error) => error);
  const unknown = await verifyCredentials({ email: "bob@example.com", password }, ip).catch((error) => error);
  expect(wrong).toMatchObject({ code: "wrong_credentials", status: 401 });
  expect(unknown.toInfo()).toEqual(wrong.toInfo());
});

test("an unknown email takes about as long as a wrong password", async () => {
  const time = async (email: string) => {
    const runs: number[] = [];
    for (let i = 0; i < 7; i++) {
      const startedAt = performance.now();
      await verifyCredentials({ email, password: "nope" }, `10.1.${i}.1`).catch(() => {});
      runs.push(performance.now() - startedAt);
    }
    return Math.min(...runs); // the run that nothing else slowed down
  };
  const [known, unknown] = [await time("ada@example.com"), await time("nobody@example.com")];
  // Without the decoy the ratio is about ten.
  expect(known / unknown).toBeLessThan(3);
});

test("an account without a password cannot be entered with one", async () => {
  await db.user.create({ data: { email: "oauth@example.com" } });
  for (const attempt of ["", "null", password])
    await expect(verifyCredentials({ email: "oauth@example.com", password: attempt }, ip)).rejects.toThrow();
});

test("ten wrong passwords from one address close the door, even for the right one", async () => {
  for (let i = 0; i < 10; i++)
    await expect(verifyCredentials({ email: "ada@example.com", password: "nope" }, ip)).rejects.toMatchObject({
      code: "wrong_credentials",
    });
  await expect(verifyCredentials({ email: "ada@example.com", password }, ip)).rejects.toMatchObject({
    code: "rate_limited",
    retryAfter: expect.any(Number),
  });
  // Somebody else's guesses do not lock the owner out.
  await expect(verifyCredentials({ email: "ada@example.com", password }, "192.0.2.1")).resolves.toBeTruthy();
});

test("signing in starts the count again", async () => {
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 9; i++)
      await verifyCredentials({ email: "ada@example.com", password: "nope" }, ip).catch(() => {});
    await expect(verifyCredentials({ email: "ada@example.com", password }, ip)).resolves.toBeTruthy();
  }
});

test.each([
  undefined,
  {},
  { email: "x", password },
  { email: "ada@example.com" },
  { email: ["a"], password: { a: 1 } },
])("refuses %j", async (input) => {
  await expect(verifyCredentials(input, ip)).rejects.toThrow();
});
