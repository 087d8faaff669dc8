import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { frameOf, openPlayer } from "./support/clip-studio";
import { findUpload, storedDraft } from "./support/composer";
import { currentTime, player } from "./support/pages";
import { studioTest as test } from "./support/test";

test("plays, seeks, and resumes where it was left", async ({ page, studio }) => {
  await openPlayer(page, studio.source);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => currentTime(page)).toBeGreaterThan(0.3);
  await page.getByRole("button", { name: "Pause" }).click();

  await page.getByRole("slider", { name: "Seek" }).fill("48");
  await expect.poll(() => frameOf(page)).toBe(48);
  await page.reload();
  await expect.poll(() => frameOf(page)).toBe(48);
});

test("saves the frame on screen at the clip's own size", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.source);
  await page.getByRole("slider", { name: "Seek" }).fill("30");
  await expect.poll(() => frameOf(page)).toBe(30);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this frame as PNG" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^a-lighthouse-in-a-storm-at-night-[0-9a-f]{6}-frame-30\.png$/);
  const png = await readFile(await file.path());
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 1280, 720]);
  // A blank canvas of this size is a few kilobytes.
  expect(png.length).toBeGreaterThan(100_000);
});

test("a frame becomes the first frame of a new clip", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.source);
  await page.getByRole("button", { name: "Use this frame as first frame" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
  // The composer takes the picture out of the address into its draft.
  await expect.poll(async () => (await storedDraft(page)).uploadId).toBeTruthy();
  const upload = await findUpload(page, (await storedDraft(page)).uploadId);
  expect(upload).toMatchObject({ width: 1280, height: 720, frame: { size: "1280x720" } });
});

test("a clip deleted elsewhere is said calmly, plays on, and can come back", { tag: "@once" }, async ({
  page,
  studio,
}) => {
  await openPlayer(page, studio.source);
  await page.keyboard.press("r");
  await page.keyboard.press("k");
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`/videos/${studio.source}`);
  await elsewhere.getByRole("button", { name: "Delete" }).click();
  await expect(elsewhere).toHaveURL("/videos");
  await expect(elsewhere.getByText("Moved to the trash")).toBeVisible();

  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("This clip is in the trash.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await player(page).evaluate((video: HTMLVideoElement) => video.paused)).toBe(false);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("This clip is in the trash.")).toBeHidden();
});

test("nobody is shut out", async ({ page, studio }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openPlayer(page, studio.source);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remix" }).click();
  await expect(page.getByRole("dialog")).toContainText(/left/);
  await expectAccessible(page);
  await page.goto(`/videos/compare?a=${studio.source}&b=${studio.remix}`);
  await page.getByRole("button", { name: "Wipe" }).click();
  await expectAccessible(page);
});

test("fits a phone of 360 pixels", { tag: "@phone" }, async ({ page, studio }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [`/videos/${studio.source}`, `/videos/compare?a=${studio.source}&b=${studio.remix}`]) {
    await page.goto(path);
    await expect(page.getByRole("slider", { name: "Seek" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});
