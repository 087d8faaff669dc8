import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createApiKey, listApiKeys, revokeApiKey, viewerFromApiKey } from "./api-keys";
import { createUser } from "./create-user";
import type { Viewer } from "./viewer";

let ada: Viewer;
let bob: Viewer;

beforeEach(async () => {
  await db.user.deleteMany();
  [ada, bob] = [await makeViewer("ada@example.com"), await makeViewer("bob@example.com")];
});

async function makeViewer(email: string): Promise<Viewer> {
  const { id } = await createUser({ email, password: "correct horse" });
  return db.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, email: true, role: true, unlimited: true },
  });
}

test("a key opens its owner's account until it is revoked", async () => {
  const { id, key, prefix } = await createApiKey(ada.id, " My script ");
  expect(key).toMatch(/^dk_[\w-]{43}$/);
  expect(key.startsWith(prefix)).toBe(true);
  expect(await viewerFromApiKey(`Bearer ${key}`)).toEqual(ada);
  expect(await viewerFromApiKey(`bearer ${key}`)).toEqual(ada);

  await revokeApiKey(ada, id);
  expect(await viewerFromApiKey(`Bearer ${key}`)).toBeNull();
  expect(await listApiKeys(ada)).toEqual([]);
  await expect(revokeApiKey(ada, id)).rejects.toMatchObject({ code: "not_found" });
});

test("the key itself is stored nowhere and shown never again", async () => {
  const { key } = await createApiKey(ada.id, "Script");
  const everything = JSON.stringify([await db.apiKey.findMany(), await listApiKeys(ada)]);
  expect(everything).not.toContain(key);
  expect(everything).not.toContain(key.slice(9));
});

test("keys of others are neither seen nor revoked", async () => {
  const { id, key } = await createApiKey(ada.id, "Ada's");
  expect(await listApiKeys(bob)).toEqual([]);
  await expect(revokeApiKey(bob, id)).rejects.toMatchObject({ code: "not_found", status: 404 });
  expect(await viewerFromApiKey(`Bearer ${key}`)).toEqual(ada);
});

test.each([
  null,
  "",
  "Bearer",
  "Bearer dk_",
  "Basic dk_abc",
  `Bearer dk_${"a".repeat(43)}`,
  `Bearer dk_${"a".repeat(5000)}`,
])("%s is nobody", async (header) => {
  expect(await viewerFromApiKey(header)).toBeNull();
});

test("the time of last use is written at most once a minute", async () => {
  const { id, key } = await createApiKey(ada.id, "Busy");
  expect((await listApiKeys(ada))[0]?.lastUsedAt).toBeNull();
  const lastUsed = async () => {
    await viewerFromApiKey(`Bearer ${key}`);
    return (await listApiKeys(ada))[0]?.lastUsedAt;
  };
  const first = await lastUsed();
  expect(first).toBeTruthy();
  expect(await lastUsed()).toBe(first);
  await db.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
  expect(new Date((await lastUsed()) ?? 0).getTime()).toBeGreaterThan(Date.now() - 30_000);
});

test("a key needs a name", async () => {
  await expect(createApiKey(ada.id, "  ")).rejects.toThrow();
});
