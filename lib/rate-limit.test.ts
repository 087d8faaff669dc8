import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "./auth/viewer";
import { db } from "./db";

const viewer: Viewer = { id: randomUUID(), email: "a@example.com", role: "user", unlimited: false };

beforeEach(async () => {
  await db.rateLimiterFlexible.deleteMany();
});

/** A second app process has modules of its own and shares only the database. */
async function startInstance() {
  vi.resetModules();
  return import("./rate-limit");
}

test("two instances count together", async () => {
  const [one, two] = [await startInstance(), await startInstance()];
  const attempts = Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).enforceLimit("upload", viewer));
  const results = await Promise.allSettled(attempts);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(30);
});

test("a refusal says how long to wait", async () => {
  const { enforceLimit } = await startInstance();
  for (let i = 0; i < 20; i++) await enforceLimit("enhancePrompt", viewer);
  const refusal = await enforceLimit("enhancePrompt", viewer).catch((error) => error);
  expect(refusal).toMatchObject({ code: "rate_limited", status: 429 });
  expect(refusal.retryAfter).toBeGreaterThan(0);
  expect(refusal.retryAfter).toBeLessThanOrEqual(60);
});

test("a new window starts when the old one is over", async () => {
  const { enforceLimit } = await startInstance();
  for (let i = 0; i < 20; i++) await enforceLimit("enhancePrompt", viewer);
  await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1) } });
  await expect(enforceLimit("enhancePrompt", viewer)).resolves.toBeUndefined();
});

test("one user's haste is not another's, and limits do not mix", async () => {
  const { enforceLimit } = await startInstance();
  for (let i = 0; i < 21; i++) await enforceLimit("enhancePrompt", viewer).catch(() => {});
  await expect(enforceLimit("enhancePrompt", { ...viewer, id: randomUUID() })).resolves.toBeUndefined();
  await expect(enforceLimit("createVideo", viewer)).resolves.toBeUndefined();
});

test("unlimited users are not counted", async () => {
  const { enforceLimit } = await startInstance();
  for (let i = 0; i < 25; i++) await enforceLimit("enhancePrompt", { ...viewer, unlimited: true });
  expect(await db.rateLimiterFlexible.count()).toBe(0);
});
