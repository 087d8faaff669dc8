import { expect } from "@playwright/test";
import { answered, byId, cards, choose, first, idOf, openLibrary, select, toast } from "./support/gallery";
import { actions, holdAnswers, holdBack } from "./support/slow-line";
import { libraryTest as test } from "./support/test";

// Many clips at once: chosen by mouse, keys and finger, and what is then done to them.

test("a range is selected with Shift, favoured, and deleted with a true undo", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  await select(page, 1);
  await select(page, 4, ["Shift"]);
  const bar = page.getByRole("toolbar", { name: "Selected clips" });
  await expect(bar).toContainText("4 selected");
  const ids = await Promise.all([1, 2, 3, 4].map((index) => idOf(page, index)));

  const release = await holdBack(page, actions);
  await bar.getByRole("button", { name: "Delete" }).click();
  for (const id of ids) await expect(byId(page, id)).toBeHidden();
  release();
  await expect(bar).toBeHidden();
  const undo = toast(page, "4 clips moved to the trash").getByRole("button", { name: "Undo" });
  await undo.waitFor();
  const restored = answered(page);
  await undo.click();
  expect(await Promise.all([1, 2, 3, 4].map((index) => idOf(page, index)))).toEqual(ids);
  await restored;
  await page.reload();
  for (const id of ids) await expect(byId(page, id)).toBeVisible();
});

test("two finished clips that are selected can be compared, the older one first", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page, "/videos?status=completed");
  const [newer, older] = [await idOf(page, 1), await idOf(page, 2)];
  const compare = page.getByRole("toolbar", { name: "Selected clips" }).getByRole("link", { name: "Compare" });
  await select(page, 1);
  await expect(compare).toBeHidden();
  await select(page, 2);
  await expect(compare).toBeVisible();
  await select(page, 3);
  await expect(compare).toBeHidden();
  await select(page, 3);
  await compare.click();
  await expect(page).toHaveURL(`/videos/compare?a=${older}&b=${newer}`);
  await expect(page.locator("video")).toHaveCount(2);
});

test("what is downloaded and tagged stays selected, is counted once, and can be stopped", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page, "/videos?status=completed");
  await select(page, 1);
  await select(page, 4, ["Shift"]);
  const bar = page.getByRole("toolbar", { name: "Selected clips" });
  const files: string[] = [];
  page.on("download", (file) => files.push(file.suggestedFilename()));
  await bar.getByRole("button", { name: "Download" }).dblclick();
  await expect(toast(page, "Downloading 2 of 4")).toBeVisible();
  await toast(page, "Downloading").getByRole("button", { name: "Stop" }).click();
  await expect(toast(page, /Stopped\. \d of 4 downloaded/)).toBeVisible();
  // What was not called off would be saved by now.
  await page.waitForTimeout(1500);
  expect(files.length).toBeLessThan(4);
  expect(new Set(files).size).toBe(files.length);
  await expect(bar).toContainText("4 selected");
  await expect(page).toHaveURL("/videos?status=completed");

  const tags = bar.getByRole("button", { name: "Tags" });
  await tags.click();
  await page.getByRole("textbox", { name: "Add a tag" }).fill("stopped");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(toast(page, "Tagged 4 clips")).toBeVisible();
  await expect(bar).toContainText("4 selected");
  await expect(tags).toBeFocused();
});

test("an answer from before Undo takes nothing out again", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  const gone = await idOf(page, 2);
  const before = await holdAnswers(page, /\/api\/videos\?ids=/, 1);
  await select(page, 2);
  await page.getByRole("toolbar", { name: "Selected clips" }).getByRole("button", { name: "Delete" }).click();
  await before.read(); // says that it is in the trash
  const release = await holdBack(page, actions);
  const restored = answered(page);
  await toast(page, "Moved to the trash").getByRole("button", { name: "Undo" }).click();
  await expect(byId(page, gone)).toBeVisible();
  await before.release();
  release();
  await restored;
  await expect(toast(page, "Moved to the trash")).toBeHidden();
  await expect(byId(page, gone)).toBeVisible();
});

test("a double click on Delete presses nothing else; the next clip has the focus, and after Undo the one that is back", {
  tag: "@once",
}, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  await select(page, 2);
  await select(page, 3);
  const [gone, next] = [await idOf(page, 2), await idOf(page, 4)];
  const deleted = answered(page);
  await page.getByRole("toolbar", { name: "Selected clips" }).getByRole("button", { name: "Delete" }).dblclick();
  await expect(byId(page, gone)).toBeHidden();
  await expect(byId(page, next).getByRole("link")).toBeFocused();
  await deleted;
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("[data-density]")).toHaveAttribute("data-density", "comfortable");
  await expect(page).toHaveURL("/videos?status=completed");
  const restored = answered(page);
  await toast(page, "2 clips moved to the trash").getByRole("button", { name: "Undo" }).click();
  await restored;
  await expect(toast(page, "moved to the trash")).toBeHidden();
  await expect(byId(page, gone).getByRole("link")).toBeFocused();

  const again = answered(page);
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Delete");
  await again;
  await openLibrary(page, "/videos?trash=true");
  const [top, below] = [await idOf(page, 0), await idOf(page, 1)];
  await select(page, 0);
  await page.getByRole("button", { name: "Delete forever" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete forever" }).click();
  await expect(byId(page, top)).toBeHidden();
  await expect(byId(page, below).getByRole("link")).toBeFocused();
});

test("a click opens a card again once nothing selected is shown", { tag: "@once" }, async ({ page }) => {
  const bar = page.getByRole("toolbar", { name: "Selected clips" });
  await openLibrary(page, "/videos?status=completed");
  await select(page, 1);
  await choose(page, await idOf(page, 1), "Delete");
  await expect(bar).toBeHidden();
  const id = await idOf(page);
  await byId(page, id).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`^[^?]*/videos/${id}`));
});

test("x selects, Shift and arrows select on, Escape lets go, Delete goes on to the next", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page);
  await page.locator("article a").first().focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("toolbar")).toContainText("3 selected");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar")).toBeHidden();

  const [gone, next] = [await idOf(page, 2), await idOf(page, 3)];
  await page.keyboard.press("x");
  await page.keyboard.press("Delete");
  await expect(byId(page, gone)).toBeHidden();
  await expect(byId(page, next).getByRole("link")).toBeFocused();
});

test("a long press selects, and then a tap does", { tag: "@phone" }, async ({ page }) => {
  await openLibrary(page);
  const box = await first(page).boundingBox();
  const client = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 60 };
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  await page.waitForTimeout(700);
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(page.getByRole("toolbar")).toContainText("1 selected");
  await cards(page).nth(1).getByRole("link").tap();
  await expect(page.getByRole("toolbar")).toContainText("2 selected");
  await expect(page).toHaveURL("/videos");
});
