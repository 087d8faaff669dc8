import { expect } from "@playwright/test";
import { frameOf, openPlayer, prompts, RATE, watchPictures } from "./support/clip-studio";
import { player } from "./support/pages";
import { studioTest as test } from "./support/test";

test("every command has its key", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  const video = <K extends keyof HTMLVideoElement>(name: K) =>
    player(page).evaluate((element: HTMLVideoElement, key) => element[key as K], name as string);

  await page.keyboard.press("5");
  await expect.poll(() => frameOf(page)).toBeGreaterThan(40);
  const middle = await frameOf(page);
  for (const _ of "...") await page.keyboard.press(".");
  await expect.poll(() => frameOf(page)).toBe(middle + 3);
  await page.keyboard.press(",");
  await expect.poll(() => frameOf(page)).toBe(middle + 2);
  await page.keyboard.press("j");
  await expect.poll(() => frameOf(page)).toBe(middle + 2 - RATE);

  await page.keyboard.press(">");
  await expect.poll(() => video("playbackRate")).toBe(1.25);
  await page.keyboard.press("<");
  await page.keyboard.press("<");
  await expect.poll(() => video("playbackRate")).toBe(0.75);
  await page.keyboard.press("m");
  await expect.poll(() => video("muted")).toBe(true);
  await page.keyboard.press("m");
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: "Loop", exact: true })).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("Space");
  await expect.poll(() => video("paused")).toBe(false);
  await page.keyboard.press("k");
  await expect.poll(() => video("paused")).toBe(true);

  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.hasAttribute("data-player"))).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test("each step draws the frame it says", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  const shown = await watchPictures(page);
  // Among them key frames, where a seek that is slightly off draws the neighbour.
  await page.getByRole("slider", { name: "Seek" }).fill("28");
  for (let frame = 29; frame <= 60; frame++) {
    await page.keyboard.press(".");
    await expect.poll(shown).toEqual([frame]);
  }
  expect(await frameOf(page)).toBe(60);
});

test("keys pressed faster than the player tells of them all count", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.remix);
  const after = await player(page).evaluate(
    (video: HTMLVideoElement, keys) => {
      for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      return { speed: video.playbackRate, muted: video.muted, loop: video.loop };
    },
    [..."<<<>mmmrrr"],
  );
  expect(after).toEqual({ speed: 0.5, muted: true, loop: true });
});

test("the help sheet lists the keys, and turns the single-character ones off", { tag: "@once" }, async ({
  page,
  studio,
}) => {
  await openPlayer(page, studio.remix);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  await expect(sheet).toContainText("One frame back or on");
  await sheet.getByRole("switch", { name: /^Single-character keys/ }).click();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);

  const before = await frameOf(page);
  await page.keyboard.press(".");
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  expect(await frameOf(page)).toBe(before);
  await expect(sheet).toBeHidden();

  await page.getByRole("button", { name: "Keyboard" }).click();
  await sheet.getByRole("switch", { name: /^Single-character keys/ }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press(".");
  await expect.poll(() => frameOf(page)).toBe(before + 1);
});

test("plays between the loop points, over and over", { tag: "@once" }, async ({ page, studio }) => {
  await openPlayer(page, studio.source);
  const seek = page.getByRole("slider", { name: "Seek" });
  await seek.fill("24");
  await page.keyboard.press("i");
  await seek.fill("36");
  await page.keyboard.press("o");
  await page.keyboard.press("k");

  const seen: number[] = [];
  let wraps = 0;
  await expect(async () => {
    const now = await frameOf(page);
    if (now < (seen.at(-1) ?? 0)) wraps += 1;
    seen.push(now);
    expect(wraps).toBeGreaterThan(1);
  }).toPass({ intervals: [60] });
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(24);
  // The picture may run on by a frame or two before a seek takes hold.
  expect(Math.max(...seen)).toBeLessThanOrEqual(40);

  await page.keyboard.press("x");
  await expect.poll(() => frameOf(page)).toBeGreaterThan(42);
});

test("the arrows move through the library, Escape goes back to it", { tag: "@once" }, async ({ page, studio }) => {
  await page.goto("/videos");
  await page.locator(`a[href="/videos/${studio.remix}"]`).click();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);
  await expect(player(page)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`/videos/${studio.source}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(prompts.source);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`/videos/${studio.remix}`);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/videos");
});
