import { beforeEach, expect, test, vi } from "vitest";
import type * as Db from "@/lib/db";

let db: typeof Db.db;
let ip = "";
let count = 0;

/** The modules of a studio with, or without, a shared password. */
async function startStudio(appPassword?: string) {
  vi.stubEnv("APP_PASSWORD", appPassword);
  vi.resetModules();
  ({ db } = await import("@/lib/db"));
  return {
    ...(await import("./register")),
    ...(await import("./app-password")),
    ...(await import("./verify-credentials")),
  };
}

beforeEach(async () => {
  await startStudio();
  await db.user.deleteMany();
  await db.setting.deleteMany();
  await db.rateLimiterFlexible.deleteMany();
  ip = `10.2.0.${++count}`;
});

const ada = { email: "ada@example.com", password: "correct horse" };

test("the studio's password guards registration and sign-in", async () => {
  const { register, verifyCredentials } = await startStudio("open sesame");
  for (const appPassword of [undefined, "", "open", "open sesame "])
    await expect(register({ ...ada, appPassword }, ip)).rejects.toMatchObject({
      code: "wrong_app_password",
      field: "appPassword",
    });
  expect(await db.user.count()).toBe(0);

  await register({ ...ada, appPassword: "open sesame" }, ip);
  await expect(verifyCredentials(ada, ip)).rejects.toMatchObject({ code: "wrong_app_password" });
  await expect(verifyCredentials({ ...ada, appPassword: "open sesame" }, ip)).resolves.toBeTruthy();
});

test("a pass through the gate holds for ten minutes and dies with the password", async () => {
  const { writeGatePass, isGatePass } = await startStudio("open sesame");
  const now = Date.now();
  const pass = writeGatePass(now);
  expect(isGatePass(pass, now + 599_000)).toBe(true);
  expect(isGatePass(pass, now + 601_000)).toBe(false);
  expect(isGatePass(pass.replace(/^\d/, "9"), now)).toBe(false);
  for (const forged of [undefined, "", ".", `${now + 1000}.`, `${now + 1000}`])
    expect(isGatePass(forged, now)).toBe(false);
  const renewed = await startStudio("another password");
  expect(renewed.isGatePass(pass, now)).toBe(false);
});

test("closed registration takes nobody but the first", async () => {
  const { register } = await startStudio();
  await db.setting.create({ data: { key: "registrationOpen", value: false } });
  await expect(register(ada, ip)).resolves.toMatchObject({ email: ada.email });
  await expect(register({ ...ada, email: "bob@example.com" }, ip)).rejects.toMatchObject({
    code: "forbidden",
    status: 403,
  });
});

test("one address makes twenty accounts an hour", async () => {
  const { register } = await startStudio();
  await db.user.create({ data: { email: ada.email } });
  for (let i = 0; i < 20; i++) await expect(register(ada, ip)).rejects.toMatchObject({ code: "email_taken" });
  await expect(register(ada, ip)).rejects.toMatchObject({ code: "rate_limited" });
});
