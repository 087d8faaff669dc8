import { expect } from "@playwright/test";
import { frameAt, openPlayer, prompts, RATE, watchPictures } from "./support/clip-studio";
import { studioTest as test } from "./support/test";

test("the family leads to its members, and two of them to the comparison", async ({ page, studio }) => {
  await openPlayer(page, studio.source);
  const family = page.getByRole("region", { name: "Family" });
  await family.getByRole("link", { name: /Generation 2/ }).click();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);

  await family.getByRole("checkbox", { name: `Compare ${prompts.source}` }).press("Space");
  await expect(family).toContainText("Choose one more to compare");
  await family.getByRole("checkbox").nth(1).press("Space");
  await family.getByRole("link", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(`/videos/compare?a=${studio.source}&b=${studio.remix}`);

  await expect(page.locator("del")).toContainText("night");
  await expect(page.locator("ins")).toContainText("dawn, calmer");
  await page.getByRole("button", { name: "Wipe" }).click();
  await page.getByRole("slider", { name: "Wipe" }).fill("20");
  await expect(page.getByRole("slider", { name: "Wipe" })).toHaveAttribute("aria-valuetext", "20 percent A");
});

test("two clips play in sync to the frame", { tag: "@once" }, async ({ page, studio }) => {
  await page.goto(`/videos/compare?a=${studio.source}&b=${studio.remix}`);
  const both = () =>
    page.locator("video").evaluateAll((videos) => videos.map((v) => (v as HTMLVideoElement).readyState));
  await expect.poll(both).toEqual([4, 4]);
  await page.keyboard.press("r");
  await page.keyboard.press("k");
  await expect.poll(() => page.evaluate(usualDrift)).toBeLessThan(0.5 / RATE);
  // While a frame lasts long enough to be told apart from the time it takes to look.
  await page.getByRole("combobox", { name: "Speed" }).selectOption("0.25");
  await expect.poll(() => page.evaluate(usualDrift)).toBeLessThan(0.25 / RATE);

  await page.keyboard.press("k");
  const frames = async () => Promise.all((await page.locator("video").all()).map(frameAt));
  await expect.poll(async () => new Set(await frames()).size).toBe(1);
  const [stopped = 0] = await frames();
  const shown = await watchPictures(page);
  await page.keyboard.press(",");
  await expect.poll(frames).toEqual([stopped - 1, stopped - 1]);
  await expect.poll(shown).toEqual([stopped - 1, stopped - 1]);
  await page.getByRole("slider", { name: "Seek" }).fill("60");
  await expect.poll(frames).toEqual([60, 60]);
  await expect.poll(shown).toEqual([60, 60]);
});

/**
 * In the page: how far apart the clocks of both usually are, in seconds. Not the pictures: while they play, a busy
 * browser draws those of one element earlier than those of the other, which no page can change.
 */
async function usualDrift(): Promise<number> {
  const [a, b] = document.querySelectorAll("video") as unknown as [HTMLVideoElement, HTMLVideoElement];
  const drifts: number[] = [];
  while (drifts.length < 31) {
    await new Promise(requestAnimationFrame);
    drifts.push(Math.abs(a.currentTime - b.currentTime));
  }
  return drifts.sort((one, other) => one - other)[15] as number;
}
