import { expect, type Page } from "@playwright/test";
import { form, generate, openComposer, prompt } from "./support/composer";
import { card, newAccount } from "./support/pages";
import { holdBack } from "./support/slow-line";
import { test } from "./support/test";

// A page that is there, and whose script is still coming.

async function openWithoutScript(page: Page, path: string) {
  const release = await holdBack(page, (request) => request.resourceType() === "script");
  await page.goto(path, { waitUntil: "commit" });
  return release;
}

test("what is chosen and written early counts, beside the draft that was kept", { tag: "@once" }, async ({ page }) => {
  await openComposer(page);
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("8");
  await expect(form(page)).toContainText("$0.80");
  const release = await openWithoutScript(page, "/videos");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("2");
  await prompt(page).fill("Rain on a tin roof");
  await page.getByRole("searchbox").fill("roof");
  await generate(page).click(); // leads nowhere yet, and takes nothing away
  release();
  await expect(form(page)).toContainText("$1.60");
  await expect(page).toHaveURL(/q=roof/);
  await generate(page).click();
  await expect(card(page, "Rain on a tin roof")).toHaveCount(2);
});

test("a form sent early keeps what is in it, and puts nothing into the address", { tag: "@once" }, async ({ page }) => {
  await newAccount(page, undefined, "/settings");
  const release = await openWithoutScript(page, "/settings");
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  const save = page.getByRole("button", { name: "Save" });
  await save.click();
  release();
  await expect(async () => {
    await save.click();
    await expect(page.getByText("Saved.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByRole("button", { name: "Account: Ada" })).toBeVisible();
});
