import { beforeEach, expect, it } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { db } from "@/lib/db";
import { UserError } from "../launch/user-error";
import { runAdmin } from "./commands";

const flags = { email: "ada@example.com", password: "correct horse", admin: false, "api-key": false, unlimited: false };
beforeEach(async () => {
  await db.user.deleteMany();
});

const setBudget = (usd: string) => runAdmin("set-budget", { ...flags, usd });

it("takes amounts of dollars and none", async () => {
  await runAdmin("create-user", flags);
  for (const [usd, budgetMicros] of [
    ["0", 0],
    ["12.5", 12_500_000],
    ["1000000", 1_000_000_000_000],
    ["none", null],
  ] as const) {
    expect(await setBudget(usd)).toMatchObject({ budgetMicros });
    expect(await runAdmin("list-users", flags)).toMatchObject([{ budgetMicros }]);
  }
});

it.each(["", " ", "Infinity", "1e30", "1e3", "-1", "0x10", "1000000.01", "50 dollars"])(
  "refuses --usd %j",
  async (usd) => {
    await expect(setBudget(usd)).rejects.toThrow(UserError);
  },
);

it("gives a forgotten password anew, ends the sessions, and prints no password", async () => {
  await runAdmin("create-user", flags);
  const answer = await runAdmin("set-password", { ...flags, email: " ADA@example.com", password: "battery staple" });
  expect(answer).toEqual({ id: expect.any(String), email: "ada@example.com" });
  const { passwordHash, sessionVersion } = await db.user.findFirstOrThrow();
  expect(sessionVersion).toBe(2);
  expect(await verifyPassword(passwordHash, "battery staple")).toBe(true);
});

it("refuses a password that is too short, and an email nobody has", async () => {
  await runAdmin("create-user", flags);
  const before = await db.user.findFirstOrThrow();
  await expect(runAdmin("set-password", { ...flags, password: "short" })).rejects.toThrow("at least 8 characters");
  await expect(runAdmin("set-password", { ...flags, email: "bob@example.com" })).rejects.toThrow(UserError);
  expect(await db.user.findFirstOrThrow()).toEqual(before);
});
