import { expect } from "@playwright/test";
import { frameAt } from "./support/clip-studio";
import { findUpload } from "./support/composer";
import { byId, choose, idOf, openLibrary } from "./support/gallery";
import { made, player } from "./support/pages";
import { libraryTest as test } from "./support/test";

// A seeded clip is unknown to the engine, as every clip is to an engine without remix.

test("where the engine cannot remix, a chosen frame and both prompts make the new clip", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page, "/videos?status=completed&kind=create&q=lighthouse");
  const id = await idOf(page);
  const source = await (await page.request.get(`/api/videos/${id}`)).json();
  await choose(page, id, "Remix");
  const dialog = page.getByRole("dialog", { name: "Remix" });
  await expect(dialog).toContainText("cannot remix this clip itself");
  await expect(dialog).toContainText("The frame you choose becomes the first frame of a new clip");
  await expect(dialog).toContainText("made from both prompts together");

  const video = dialog.locator("video");
  await expect(video).toHaveJSProperty("readyState", 4);
  const slider = dialog.getByRole("slider", { name: "First frame" });
  await slider.fill("30");
  await slider.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /^Frame 31,/);
  await expect.poll(() => frameAt(video)).toBe(31);
  await dialog.getByLabel("Prompt", { exact: true }).fill("The same at dawn");
  await dialog.getByRole("button", { name: "Generate" }).click();

  await expect(page).toHaveURL(/\/videos\/[0-9a-f-]{36}$/);
  const remixId = page.url().split("/").pop() ?? "";
  expect(remixId).not.toBe(id);
  const remix = await (await page.request.get(`/api/videos/${remixId}`)).json();
  expect(remix).toMatchObject({ parentId: id, remixMode: "frame", size: source.size, seconds: source.seconds });
  const { width, height } = await findUpload(page, remix.uploadId);
  expect(`${width}x${height}`).toBe(source.size);
  await expect(player(page)).toBeVisible(made);
  await page.goBack();
  await expect(byId(page, id)).toBeVisible();
});
