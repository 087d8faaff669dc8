import { expect, type Page } from "@playwright/test";
import { rewrite } from "./support/claude-moods";
import { form, generate, listClips, openComposer, prompt, showSettings, storedDraft } from "./support/composer";
import { test } from "./support/test";

// Words that others bring into the prompt: presets, templates, a rewrite.

test.beforeEach(({ page }) => openComposer(page));

test("presets are words at the cursor that can be edited, undone and taken out", async ({ page }) => {
  await showSettings(page);
  await prompt(page).fill("A dog runs. A cat sleeps.");
  await prompt(page).evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(11, 11));
  await form(page).getByRole("button", { name: "Camera" }).click();
  await form(page).getByRole("button", { name: "Handheld" }).click();
  const inserted = "A dog runs. Handheld camera, close to the subject, with small natural movements. A cat sleeps.";
  await expect(prompt(page)).toHaveValue(inserted);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(prompt(page)).toHaveValue("A dog runs. A cat sleeps.");
  await form(page).getByRole("button", { name: "Handheld" }).click();
  await form(page).getByRole("button", { name: "Handheld", pressed: true }).click();
  await expect(prompt(page)).not.toHaveValue(/Handheld/);
  await form(page).getByRole("button", { name: "Style" }).click();
  await form(page).getByRole("button", { name: "Film noir" }).press("Escape");
  await expect(form(page).getByRole("button", { name: "Film noir" })).toBeHidden();
  await expect(prompt(page)).toBeFocused();
});

test("templates are saved from the prompt, inserted, deleted and brought back", { tag: "@once" }, async ({ page }) => {
  await showSettings(page);
  await prompt(page).fill("Low sun, long shadows.");
  await form(page).getByRole("button", { name: "Templates" }).click();
  await form(page).getByRole("button", { name: "Save the prompt as a template" }).click();
  await form(page).getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(prompt(page)).toBeFocused();
  await form(page).getByRole("button", { name: "Save the prompt as a template" }).click();
  await form(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Give the template a name.")).toBeVisible();
  await form(page).getByLabel("Name of the template").fill("Dusk");
  await page.keyboard.press("Enter");
  await expect(prompt(page)).toBeFocused();
  await prompt(page).fill("A field");
  await form(page).getByRole("button", { name: "Dusk", exact: true }).click();
  await expect(prompt(page)).toHaveValue("A field. Low sun, long shadows.");
  await form(page).getByRole("button", { name: "Delete Dusk" }).click();
  await expect(form(page).getByRole("button", { name: "Dusk", exact: true })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(form(page).getByRole("button", { name: "Dusk", exact: true })).toBeVisible();
});

test.describe("enhance", () => {
  const enhance = (page: Page) => form(page).getByRole("button", { name: "Enhance" });

  test("the rewrite appears as it is written, and both undos lead back", { tag: "@once" }, async ({ page }) => {
    await prompt(page).fill("An unhurried sea");
    await enhance(page).click();
    await expect(prompt(page)).toHaveValue(/^A slow push-in(?!.*gulls)/);
    await expect(prompt(page)).toHaveValue(rewrite);
    await form(page).getByRole("button", { name: "Undo the rewrite" }).click();
    await expect(prompt(page)).toHaveValue("An unhurried sea");
    await expect(form(page).getByRole("button", { name: "Undo the rewrite" })).toBeHidden();
    await enhance(page).click();
    await expect(form(page).getByRole("button", { name: "Undo the rewrite" })).toBeVisible();
    await prompt(page).press("ControlOrMeta+z");
    await expect(prompt(page)).toHaveValue("An unhurried sea");
  });

  test("cancelling leaves the prompt as it was", { tag: "@once" }, async ({ page }) => {
    await prompt(page).fill("A silent sea");
    await enhance(page).click();
    await expect(prompt(page)).toHaveValue("A slow push-in on a 35 mm lens,");
    expect((await storedDraft(page)).prompt).toBe("A silent sea"); // leaving now would cost nothing
    await generate(page).click();
    await expect(page.getByText("Wait for the rewrite, or cancel it.")).toBeVisible();
    await form(page).getByRole("button", { name: "Cancel the rewrite" }).click();
    await expect(prompt(page)).toHaveValue("A silent sea");
    await expect(prompt(page)).toBeEditable();
    expect(await listClips(page)).toHaveLength(0);
  });

  test("plain words when Claude does not do it", { tag: "@once" }, async ({ page }) => {
    for (const [mood, words] of [
      ["improper", "Claude declined to rewrite this prompt."],
      ["crowded", "Claude is overloaded."],
      ["broken", "The rewrite was cut off."],
    ] as const) {
      await prompt(page).fill(`A sea, ${mood}`);
      await enhance(page).click();
      await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
      await expect(prompt(page)).toHaveValue(`A sea, ${mood}`);
    }
  });
});
