import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { openPlayer } from "./support/clip-studio";
import { toast } from "./support/gallery";
import { made, player } from "./support/pages";
import { studioTest as test } from "./support/test";

test("a remix says what is kept and what it costs, keeps the draft, and starts once", async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  await page.getByRole("button", { name: "Remix" }).click();
  const dialog = page.getByRole("dialog", { name: "Remix" });
  await expect(dialog).toContainText("keeps the scene");
  await expect(dialog).toContainText(/Kept: Demo, 1280 × 720, \d+ s/);
  await expect(dialog).toContainText(/\$\d+\.\d\d.*left/s);
  await expect(dialog.locator("video")).toHaveAttribute("src", /clip\.mp4/);

  await dialog.getByRole("button", { name: "Generate" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Say what should change.");
  const prompt = dialog.getByLabel("Prompt", { exact: true });
  const words = `The same in snow ${randomUUID()}`;
  await prompt.fill(words);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("button", { name: "Remix" }).click();
  await expect(prompt).toHaveValue(words);

  await prompt.press("Control+Enter");
  await prompt.press("Control+Enter", { timeout: 1000 }).catch(() => {});
  await expect(page).not.toHaveURL(`/videos/${studio.remix}`);
  await expect(page.getByText(words)).toBeVisible();
  // The page becomes the player by itself.
  await expect(player(page)).toBeVisible(made);
  const family = page.getByRole("region", { name: "Family" });
  const found = await page.request.get(`/api/videos?q=${words.split(" ").pop()}`);
  expect((await found.json()).videos).toHaveLength(1);
  await expect(family.locator("[aria-current=page]")).toHaveAccessibleName(/Generation 3/);
});

test("a dialog of the clip page whose code does not come is said, and comes with a later press", {
  tag: "@once",
}, async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  for (const name of ["Remix", "Keyboard"]) {
    await page.route("**/*.js", (route) => route.abort());
    await page.getByRole("button", { name }).click();
    await expect(toast(page, "This part could not be loaded.")).toBeVisible();
    await page.unroute("**/*.js");
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(toast(page, "This part could not be loaded.")).toHaveCount(0);
  }
});

test("a dialog of the clip page gives the keyboard back to the button it came from", { tag: "@once" }, async ({
  page,
  studio,
}) => {
  await openPlayer(page, studio.remix);
  const remix = page.getByRole("button", { name: "Remix" });
  const help = page.getByRole("button", { name: "Keyboard" });
  for (const [open, button] of [
    ["Enter", remix],
    ["Enter", help],
    ["?", remix],
  ] as const) {
    await button.focus();
    await page.keyboard.press(open);
    await expect(page.getByRole("dialog").locator(":focus")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});
