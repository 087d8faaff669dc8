import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { deleteTemplate, listTemplates, saveTemplate } from "./templates";

let ada: Viewer;
let bob: Viewer;

beforeEach(async () => {
  await db.user.deleteMany();
  const make = (email: string) =>
    db.user.create({ data: { email }, select: { id: true, email: true, role: true, unlimited: true } });
  [ada, bob] = [await make("ada@example.com"), await make("bob@example.com")];
});

const dusk = { name: "Dusk", text: "low sun, long shadows" };

test("a template is made, changed and deleted", async () => {
  await saveTemplate(ada, { name: "Rain", text: "wet streets" });
  await saveTemplate(ada, dusk);
  const [first] = await listTemplates(ada);
  expect(first).toMatchObject(dusk);
  await saveTemplate(ada, { id: first?.id, name: "Dusk, warm", text: "amber light" });
  expect((await listTemplates(ada)).map(({ name, text }) => [name, text])).toEqual([
    ["Dusk, warm", "amber light"],
    ["Rain", "wet streets"],
  ]);
  await deleteTemplate(ada, first?.id ?? "");
  expect((await listTemplates(ada)).map(({ name }) => name)).toEqual(["Rain"]);
});

test("a name is used once for each person", async () => {
  await saveTemplate(ada, dusk);
  await expect(saveTemplate(ada, dusk)).rejects.toMatchObject({ code: "conflict", field: "name" });
  await saveTemplate(bob, dusk);
  await saveTemplate(ada, { name: "Rain", text: "x" });
  const [, rain] = await listTemplates(ada);
  await expect(saveTemplate(ada, { ...dusk, id: rain?.id })).rejects.toMatchObject({ code: "conflict" });
});

test("templates of others are neither seen, changed nor deleted", async () => {
  await saveTemplate(ada, dusk);
  const id = (await listTemplates(ada))[0]?.id ?? "";
  expect(await listTemplates(bob)).toEqual([]);
  await expect(saveTemplate(bob, { id, name: "Mine", text: "x" })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteTemplate(bob, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listTemplates(ada))[0]).toMatchObject(dusk);
});
