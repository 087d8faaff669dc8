import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import {
  card,
  currentTime,
  made,
  newAccount,
  openClip,
  player,
  register,
  remix,
  statusOf,
  submitPrompt,
} from "./support/pages";
import { test } from "./support/test";

// The one thing a stranger comes for, in one go: register, prompt, watch, play, seek, reload, remix, keep, delete.

const prompt = "A red sailboat on a calm sea at golden hour";
const change = "The same sailboat at night under the moon";

test("from an empty studio to a clip of one's own", async ({ page }) => {
  await register(page);
  await submitPrompt(page, prompt);
  await expect(statusOf(page, prompt)).toHaveText(/^(Queued|Starting|Running)/);

  // In the middle of it, as impatient people do.
  await page.reload();
  await expect(statusOf(page, prompt)).toContainText("Completed", made);
  await expect(card(page, prompt)).toContainText("Demo");

  await openClip(page, prompt);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => currentTime(page)).toBeGreaterThan(0.2);
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.pause();
    video.currentTime = 3;
  });
  await expect.poll(() => currentTime(page)).toBe(3);
  await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^a-red-sailboat.*\.mp4$/);
  expect((await readFile(await download.path())).subarray(4, 8).toString()).toBe("ftyp");

  await remix(page, change);
  await page.goto("/videos");
  await expect(statusOf(page, change)).toContainText("Completed", made);

  await openClip(page, change);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/videos$/);
  await expect(card(page, prompt)).toBeVisible();
  await expect(card(page, change)).toBeHidden();
});

test("what the engine declines is said in plain words, and nothing is charged", { tag: "@once" }, async ({ page }) => {
  await newAccount(page);
  const declined = "Something forbidden";
  await submitPrompt(page, declined);
  await expect(statusOf(page, declined)).toContainText("Failed", made);
  await expect(card(page, declined)).toContainText("The engine declined this prompt.");
  await page.reload();
  await expect(page.getByText("$0.00 of")).toBeVisible();
});

test("another person's clip is not there", { tag: "@once" }, async ({ page, browser, baseURL }) => {
  await newAccount(page);
  await submitPrompt(page, prompt);
  const href = await card(page, prompt).getByRole("link").first().getAttribute("href");
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  await newAccount(stranger);
  expect((await stranger.goto(href as string))?.status()).toBe(404);
  const id = href?.split("/").pop();
  expect((await stranger.request.get(`/api/videos/${id}`)).status()).toBe(404);
  expect((await stranger.goto("/videos/01a1f7c1-0000-7551-a33b-c576a2d53ee2"))?.status()).toBe(404);
  await stranger.context().close();
});
