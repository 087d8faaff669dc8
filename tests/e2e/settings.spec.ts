import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { showSettings } from "./support/composer";
import { newAccount, password } from "./support/pages";
import { test } from "./support/test";

test.beforeEach(async ({ page }) => {
  await newAccount(page, undefined, "/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("a name and a picture appear at once and stay", { tag: "@once" }, async ({ page }) => {
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Account: Ada" })).toBeVisible();
  const picture = await page.screenshot();
  await page.getByLabel("Choose a picture").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: picture });
  await expect(page.getByRole("button", { name: "Change picture" })).toBeVisible();
  await page.reload();
  await expect(page.locator("header img")).toHaveAttribute("src", /^data:image\/webp/);
});

test("choices for new clips are kept", { tag: "@once" }, async ({ page }) => {
  await page.goto("/videos"); // a draft of this browser must not stand in the way
  await page.goto("/settings");
  await page.getByLabel("Length").selectOption("12");
  await page
    .getByRole("radio", { name: /^Portrait/ })
    .first()
    .check({ force: true });
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Length")).toHaveValue("12");
  await expect(page.getByRole("radio", { name: /^Portrait/ }).first()).toBeChecked();
  await page.goto("/videos");
  await showSettings(page);
  await expect(page.getByRole("radio", { name: /^Portrait/ }).first()).toBeChecked();
});

test("a compact library has lower rows", { tag: "@once" }, async ({ page }) => {
  const rowHeight = () =>
    page.evaluate(() => {
      const rows = document.createElement("div");
      rows.className = "justified-rows";
      document.querySelector("main")?.append(rows);
      const height = Number.parseFloat(getComputedStyle(rows).getPropertyValue("--row-height"));
      rows.remove(); // React may still be taking over what the server sent
      return height;
    });
  await page.goto("/videos");
  const comfortable = await rowHeight();
  await page.goto("/settings");
  await page.getByLabel("Library density").selectOption("compact");
  await page.waitForLoadState("networkidle");
  await page.goto("/videos");
  expect(await rowHeight()).toBeLessThan(comfortable);
});

test("templates are made, changed and deleted", { tag: "@once" }, async ({ page }) => {
  await page.getByRole("button", { name: "New template" }).click();
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Save template" }) });
  await form.getByLabel("Name").fill("Dusk");
  await form.getByLabel("Text").fill("low sun, long shadows");
  await form.getByRole("button", { name: "Save template" }).click();
  await expect(page.getByText("low sun, long shadows")).toBeVisible();

  await page.getByRole("button", { name: "Edit Dusk" }).click();
  await form.getByLabel("Text").fill("amber light");
  await form.getByRole("button", { name: "Save template" }).click();
  await expect(page.getByText("amber light")).toBeVisible();

  await page.getByRole("button", { name: "Delete Dusk" }).click();
  await page.getByRole("button", { name: "Delete it?" }).click();
  await expect(page.getByText("amber light")).toBeHidden();
  await expect(page.getByRole("button", { name: "New template" })).toBeFocused();
});

test("a key opens the API until it is revoked", { tag: "@once" }, async ({ page, request }) => {
  await page.getByLabel("Name of a new key").fill("Script");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByLabel("New API key")).toBeFocused();
  await expect(page.getByLabel("New API key")).toBeInViewport({ ratio: 1 });
  const key = await page.getByLabel("New API key").inputValue();
  const ask = () => request.get("/v1/models", { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status()).toBe(200);

  await page.reload();
  await expect(page.getByLabel("New API key")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Script" }).click();
  await page.getByRole("button", { name: "Revoke it?" }).click();
  await expect(page.getByText("Script", { exact: true })).toBeHidden();
  await expect(page.getByLabel("Name of a new key")).toBeFocused();
  expect((await ask()).status()).toBe(401);
});

test("where the browser does not let a page copy, the key is selected and the way is said", { tag: "@once" }, async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
  await page.reload();
  await page.getByLabel("Name of a new key").fill("Script");
  await page.getByRole("button", { name: "Create key" }).click();
  const field = page.getByLabel("New API key");
  const key = await field.inputValue();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Press Ctrl+C, or ⌘C on a Mac, to copy it.")).toBeVisible();
  await expect(field).toBeFocused();
  const selected = await field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  expect(selected).toBe(key);
});

test("a new password keeps this browser signed in", { tag: "@once" }, async ({ page }) => {
  await page.getByLabel("Current password", { exact: true }).fill("not this one");
  await page.getByLabel("New password", { exact: true }).fill("battery staple");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await expect(page.getByLabel("Current password", { exact: true })).toBeFocused();
  await page.getByLabel("Current password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is changed.")).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL("/settings");
});

test("nothing is in the way of anybody", async ({ page }) => {
  await page.getByRole("button", { name: "New template" }).click();
  await expectAccessible(page);
});

test("the studio page is for admins", { tag: "@once" }, async ({ page }) => {
  const response = await page.goto("/admin");
  const admin = await page.getByRole("heading", { name: "Manage studio" }).isVisible();
  expect(response?.status()).toBe(admin ? 200 : 404);
});
