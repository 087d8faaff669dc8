import { expect } from "@playwright/test";
import { answered, byId, cards, choose, finished, first, idOf, openLibrary, toast } from "./support/gallery";
import { actions, holdAnswers, holdBack } from "./support/slow-line";
import { libraryTest as test } from "./support/test";

// Putting clips in order, one by one.

test("a favourite shows at once and stays; when the server cannot be reached it is taken back, with words", async ({
  page,
  isMobile,
}) => {
  await openLibrary(page, "/videos?status=completed");
  const id = await finished(page).evaluateAll(
    (list) => list.find((card) => !card.querySelector("[aria-pressed=true]"))?.getAttribute("data-id") ?? "",
  );
  const heart = byId(page, id).getByRole("button", { name: /^Favourite/ });
  const press = async () => {
    if (isMobile) return choose(page, id, /avourite/);
    await byId(page, id).hover();
    await heart.click();
  };
  const saved = answered(page);
  const release = await holdBack(page, actions);
  await press();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  release();
  await saved;
  await openLibrary(page, "/videos?favorite=true");
  await expect(heart).toBeVisible();

  await page.route("**/videos*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await press();
  await expect(toast(page, "cannot be reached")).toBeVisible();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
});

test("an answer from before a change does not undo it: neither a favourite nor a deletion", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page, "/videos?status=completed&kind=create");
  const gone = await idOf(page);
  const liked = await finished(page).evaluateAll(
    (list) =>
      list
        .slice(1)
        .find((card) => !card.querySelector("[aria-pressed=true]"))
        ?.getAttribute("data-id") ?? "",
  );
  const heart = byId(page, liked).getByRole("button", { name: /^Favourite/ });
  // The clips on screen, and the newest.
  const before = await holdAnswers(page, /\/api\/videos\?/, 2);
  // What was asked within a second is not asked again.
  await page.waitForFunction(() => performance.now() > 1_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await before.read();
  const release = await holdBack(page, actions);
  await choose(page, gone, "Delete");
  await byId(page, liked).hover();
  await heart.click();
  await before.release();
  release();
  await toast(page, "Moved to the trash").waitFor();
  await expect(byId(page, gone)).toBeHidden();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
});

test("clips are renamed and tagged from their menu", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  const id = await idOf(page);
  await choose(page, id, "Rename");
  await page.getByRole("textbox", { name: "Title" }).fill("The one with the light");
  await page.keyboard.press("Enter");
  await expect(byId(page, id)).toContainText("The one with the light");

  await choose(page, id, "Tags");
  await page.getByRole("textbox", { name: "Add a tag" }).fill("Keeper");
  const saved = answered(page);
  await page.getByRole("button", { name: "Save" }).click();
  await saved;
  await page.goto("/videos?tag=keeper&q=light");
  await expect(cards(page)).toHaveCount(1);
  await expect(byId(page, id)).toContainText("The one with the light");
});

test("collections are made, filled, renamed and deleted, also while one looks at them", { tag: "@once" }, async ({
  page,
  context,
}) => {
  const name = `Teaser ${Date.now()}`;
  await openLibrary(page, "/videos?status=completed");
  const id = await idOf(page, 1);
  await choose(page, id, "Add to collection");
  await page.getByRole("radio", { name: "New collection" }).check({ force: true });
  await page.getByRole("textbox", { name: "Name of the new collection" }).fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(toast(page, `1 clip in ${name}`)).toBeVisible();

  await page.getByRole("link", { name: "Collections" }).click();
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(cards(page)).toHaveCount(1);

  const more = page.getByRole("button", { name: `More for ${name}` });
  await more.click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(`${name} two`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `${name} two` })).toBeVisible();
  await expect(page).toHaveTitle(`${name} two · Dailies`);
  await page.getByRole("button", { name: /^Filter/ }).click();
  await page.getByRole("dialog", { name: "Filter" }).getByLabel("Collection").selectOption("Trailer");
  await expect(page.getByRole("heading", { name: "Trailer" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: `${name} two` })).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: `More for ${name} two` }).click();
  await other.getByRole("menuitem", { name: "Delete collection" }).click();
  await other.getByRole("button", { name: "Delete collection" }).click();
  await expect(other).toHaveURL("/videos/collections");
  await expect(other.getByText(`${name} two`, { exact: true })).toBeHidden();
  await other.close();

  await choose(page, id, "Remove from this collection");
  await expect(toast(page, "This collection was deleted.")).toBeVisible();
  await expect(byId(page, id)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This collection is gone" })).toBeVisible();
});

test("once more and reuse settings put a clip's making back into the composer", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed&shape=portrait");
  const id = await idOf(page);
  const prompt = (await byId(page, id).getAttribute("aria-label")) ?? "";
  await choose(page, id, "Once more");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
  await expect(page.getByRole("radio", { name: /^Portrait, 720/ })).toBeChecked();
  await page.getByRole("textbox", { name: "Prompt" }).fill("My own words");
  await choose(page, id, "Reuse settings");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("My own words");
});

test("a remix begins in the library", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  await choose(page, await idOf(page), "Remix");
  await expect(page.getByRole("dialog").getByLabel("Prompt", { exact: true })).toBeVisible();
});

test("a dialog that is closed gives the keyboard back to the card it came from", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  const id = await idOf(page);
  for (const item of ["Rename", "Tags", "Add to collection", "Remix"]) {
    await choose(page, id, item);
    await expect(page.getByRole("dialog").locator(":focus")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(byId(page, id).getByRole("button", { name: /^More for/ }), item).toBeFocused();
  }
});

test("clips are saved under names that say what they are", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed&q=neon");
  const download = page.waitForEvent("download");
  await choose(page, await idOf(page), "Download");
  expect((await download).suggestedFilename()).toMatch(/^[a-z0-9-]{5,}-[0-9a-f]{6}\.mp4$/);
});

test("a tap beside an open menu or filter only closes it", { tag: "@phone" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=completed");
  const more = byId(page, await idOf(page)).getByRole("button", { name: /^More for/ });
  const filter = page.getByRole("button", { name: /^Filter/ });
  const layers = [
    { trigger: more, layer: page.getByRole("menu") },
    { trigger: filter, layer: page.getByRole("dialog", { name: "Filter" }) },
    { trigger: page.getByRole("button", { name: /^Account/ }), layer: page.locator("#account-menu") },
  ];
  for (const { trigger, layer } of layers) {
    // Behind an open menu nothing has a role.
    const button = (await trigger.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const links = await page.evaluate(() => {
      const points = Array.from({ length: 4_000 }, (_, at) => ({
        x: 5 + (at % 40) * 10,
        y: 5 + Math.floor(at / 40) * 10,
      }));
      return points.filter(({ x, y }) => document.elementFromPoint(x, y)?.matches("article a"));
    });
    await trigger.tap();
    await expect(layer).toBeVisible();
    const box = (await layer.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const beside = links.find(({ x, y }) => x < box.x - 5 || y > box.y + box.height + 5);
    if (!beside) throw new Error("no clip beside the layer");
    await page.touchscreen.tap(beside.x, beside.y);
    await expect(layer).toBeHidden();
    await trigger.tap();
    await expect(layer).toBeVisible();
    await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
    await expect(layer).toBeHidden();
    // A click that got through would act by now.
    await page.waitForTimeout(500);
    await expect(layer).toBeHidden();
    await expect(page).toHaveURL("/videos?status=completed");
  }
  await cards(page).first().getByRole("link").tap();
  await expect(page).toHaveURL(/\/videos\/./);
});

test("failed clips say why, and trying several again says the price first", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page, "/videos?status=failed");
  await expect(first(page).getByRole("status")).toHaveText(/^Failed\. /);
  const again = first(page).getByRole("button", { name: /^(Try again|Fetch again|Edit prompt)/ });
  await expect(again).toBeVisible();
  // A seeded remix has no source at the engine, so it cannot be made again.
  await page.goto("/videos?status=canceled&kind=create");
  await expect(first(page).getByRole("button", { name: /^Try again \$0\.\d0$/ })).toBeVisible();
  const count = Math.min(2, await cards(page).count());
  for (let index = 0; index < count; index++) {
    await cards(page).nth(index).getByRole("checkbox").focus();
    await page.keyboard.press("Space");
  }
  await page.getByRole("button", { name: new RegExp(`^Try ${count} again for \\$`) }).click();
  await page.getByRole("button", { name: /^Try again for \$/ }).click();
  await expect(first(page).getByRole("status")).toHaveText(/^(Queued|Starting|Running|Saving|Completed)/);
});

test("the trash shows how long it keeps, gives back, and deletes for good only after asking", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page, "/videos?status=completed&q=lighthouse");
  const [kept, gone] = [await idOf(page, 0), await idOf(page, 1)];
  for (const id of [kept, gone]) {
    const deleted = answered(page);
    await choose(page, id, "Delete");
    await expect(byId(page, id)).toBeHidden();
    await deleted;
  }
  await expect(toast(page, "Moved to the trash").first()).toBeVisible();
  await openLibrary(page, "/videos?trash=true&q=lighthouse");
  await expect(byId(page, kept)).toContainText("30 days left");
  const restored = answered(page);
  await choose(page, kept, "Restore");
  await expect(byId(page, kept)).toBeHidden();
  await restored;
  await choose(page, gone, "Delete forever");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(byId(page, gone)).toBeVisible();
  await choose(page, gone, "Delete forever");
  await page.getByRole("dialog").getByRole("button", { name: "Delete forever" }).click();
  await expect(byId(page, gone)).toBeHidden();
  await expect(toast(page, "1 clip deleted")).toBeVisible();

  // No lighthouse: it must not be the one that was given back.
  await openLibrary(page, "/videos?q=neon");
  const third = await idOf(page);
  const deleted = answered(page);
  await choose(page, third, "Delete");
  await deleted;
  await openLibrary(page, "/videos?trash=true");
  await expect(byId(page, third)).toBeVisible();
  await page.getByRole("button", { name: "Empty trash" }).click();
  const dialog = page.getByRole("dialog", { name: "Empty the trash?" });
  const emptied = answered(page);
  await dialog.getByRole("button", { name: "Empty trash" }).click();
  await expect(cards(page)).toHaveCount(0);
  await emptied;
  await expect(page.getByRole("button", { name: "Empty trash" })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Trash", exact: true })).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await openLibrary(page, "/videos?q=lighthouse");
  await expect(byId(page, kept)).toBeVisible();
  await expect(byId(page, gone)).toBeHidden();
});
