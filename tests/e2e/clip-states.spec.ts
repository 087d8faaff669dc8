import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { frameOf, openPlayer, startClip } from "./support/clip-studio";
import { form, listClips } from "./support/composer";
import { made, newAccount, openClip, player, submitPrompt } from "./support/pages";
import { studioTest as test } from "./support/test";

test("an address that ended is replaced, at the same place", { tag: "@once" }, async ({ page, studio }) => {
  let asked = false;
  // Refused until the player asks the studio for another one, however often the browser tries.
  await page.route(/clip\.mp4\?/, (route) => (asked ? route.continue() : route.fulfill({ status: 403 })));
  await page.route(`**/api/videos/${studio.source}`, (route) => {
    asked = true;
    return route.continue();
  });
  await openPlayer(page, studio.source);
  expect(asked).toBe(true);
  await page.keyboard.press("5");
  await expect.poll(() => frameOf(page)).toBeGreaterThan(40);
});

test("an address is renewed before it ends, without a hiccup", { tag: "@once" }, async ({ page, studio }) => {
  await page.clock.install();
  await openPlayer(page, studio.source);
  await page.getByRole("slider", { name: "Seek" }).fill("20");
  const renewed = page.waitForResponse(`**/api/videos/${studio.source}`);
  await page.clock.fastForward("02:00:00");
  expect((await renewed).status()).toBe(200);
  expect(await frameOf(page)).toBe(20);
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

test("deleting can be undone", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/videos");
  const card = page.locator(`a[href="/videos/${studio.remix}"]`);
  await expect(card).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card).toHaveCount(1);
});

test("a clip on its way can be canceled, and tried again at its price", { tag: "@once" }, async ({ page }) => {
  const prompt = `A slow sunrise ${randomUUID()}`;
  await page.goto("/videos");
  // The longest takes longest: it must still be on its way when its page has come.
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("12");
  await submitPrompt(page, prompt);
  await openClip(page, prompt);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("You canceled this.")).toBeVisible();
  await expect(page.getByText(/This is a new start and costs \$\d/)).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(player(page)).toBeVisible(made);
});

test("a refused clip says why, and gives the prompt back", { tag: "@once" }, async ({ page }) => {
  const prompt = `A forbidden scene ${randomUUID()}`;
  const id = await startClip(page, prompt);
  await page.goto(`/videos/${id}`);
  await expect(page.getByText("The engine declined this prompt.")).toBeVisible(made);
  await expect(page.getByText("Remixes of this clip")).toHaveCount(0);
  await page.getByRole("button", { name: "Edit prompt" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
});

test("a long prompt is folded, so that what one can do stays within reach", async ({ page }) => {
  const prompt = `${randomUUID()} ${"a caravan crosses the dunes ".repeat(70)}and rests.`;
  await page.goto("/videos");
  await submitPrompt(page, prompt);
  await expect.poll(async () => (await listClips(page))[0]?.prompt).toBe(prompt);
  await page.goto(`/videos/${(await listClips(page))[0]?.id}`);
  await expect(player(page)).toBeVisible(made);
  const text = page.getByText(/and rests\.$/).last();
  const height = async () => (await text.boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(200);
  await page.getByRole("button", { name: "Show the whole prompt" }).click();
  expect(await height()).toBeGreaterThan(400);
  await page.getByRole("button", { name: "Show less" }).click();
  expect(await height()).toBeLessThan(200);
});

test("words without a space do not push the page apart", async ({ page }) => {
  const prompt = randomUUID().replaceAll("-", "").repeat(6);
  await page.goto("/videos");
  await submitPrompt(page, prompt);
  await expect.poll(async () => (await listClips(page))[0]?.prompt).toBe(prompt);
  await page.goto(`/videos/${(await listClips(page))[0]?.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test("what is not there, or not yours, is a real 404", { tag: "@once" }, async ({ page, browser, baseURL, studio }) => {
  const unknown = "00000000-0000-7000-8000-000000000000";
  for (const path of [`/videos/${unknown}`, "/videos/nothing", `/videos/compare?a=${studio.source}&b=${unknown}`])
    expect((await page.goto(path))?.status()).toBe(404);
  const context = await browser.newContext({ baseURL, storageState: undefined });
  const stranger = await context.newPage();
  await newAccount(stranger);
  expect((await stranger.goto(`/videos/${studio.source}`))?.status()).toBe(404);
  await context.close();
});
