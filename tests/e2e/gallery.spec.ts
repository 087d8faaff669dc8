import { test as base, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { type Account, makeLibrary } from "./support/library";

// Finding, looking through and organising clips, in a library that `npm run seed` made.

const test = base.extend<object, { account: Account }>({
  account: [
    async ({ browser }, use, { project }) => use(await makeLibrary(browser, project.use.baseURL, 160)),
    { scope: "worker", timeout: 240_000 },
  ],
  storageState: ({ account }, use) => use(account.state),
});

const cards = (page: Page) => page.getByRole("article");
const first = (page: Page) => cards(page).first();
const finished = (page: Page) => page.locator("article:has(img)");
const idOf = async (page: Page, index = 0) => (await cards(page).nth(index).getAttribute("data-id")) ?? "";
/** A finished clip that stands wholly under the toolbar. */
const idInView = (page: Page) =>
  finished(page).evaluateAll(
    (list) => list.find((card) => card.getBoundingClientRect().top > 120)?.getAttribute("data-id") ?? "",
  );
const byId = (page: Page, id: string) => page.locator(`article[data-id="${id}"]`);
const toast = (page: Page, text: string | RegExp) => page.locator("[data-sonner-toast]").filter({ hasText: text });

/** The server's answer to what is done next; leaving the page before it would call it off. */
const answered = (page: Page) => page.waitForResponse((response) => response.request().method() === "POST");

async function openLibrary(page: Page, path = "/videos") {
  await page.goto(path);
  // Placed by script: the page listens.
  await expect(page.locator("section[aria-label=Clips]")).toHaveCSS("position", "relative");
}

async function choose(page: Page, id: string, item: string | RegExp) {
  const card = byId(page, id);
  await card.scrollIntoViewIfNeeded();
  await card.hover();
  await card.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function select(page: Page, index: number, modifiers: "Shift"[] = []) {
  const card = cards(page).nth(index);
  await card.hover();
  await card.getByRole("checkbox").click({ modifiers });
}

test.describe("finding", () => {
  test("searches while one types, and the address says it", async ({ page }) => {
    await openLibrary(page);
    await page.getByRole("searchbox", { name: "Search clips" }).pressSequentially("neon", { delay: 40 });
    await expect(page).toHaveURL("/videos?q=neon");
    await expect(page.locator("article:not([aria-label*=neon])")).toHaveCount(0);
    expect(await cards(page).count()).toBeGreaterThan(3);

    await page.reload();
    await expect(page.getByRole("searchbox")).toHaveValue("neon");
    await expect(page.locator("article:not([aria-label*=neon])")).toHaveCount(0);
    await page.goBack();
    await expect(page).toHaveURL("/videos");
    await expect(page.getByRole("searchbox")).toHaveValue("");
    await expect(page.locator("article:not([aria-label*=neon])").first()).toBeVisible();
  });

  test("says when nothing matches, and clears with one button", async ({ page }) => {
    await page.goto("/videos?q=zebra&shape=portrait");
    await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await expect(page).toHaveURL("/videos");
    await expect(first(page)).toBeVisible();
  });

  test("narrows by filters that can be shared and taken off one by one", async ({
    page,
    browser,
    account,
    baseURL,
  }) => {
    await openLibrary(page);
    await page.getByRole("button", { name: /^Filter/ }).click();
    const panel = page.getByRole("dialog", { name: "Filter" });
    await panel.getByLabel("Shape").selectOption("portrait");
    await panel.getByRole("button", { name: "Completed" }).click();
    await panel.getByLabel("Order").selectOption("oldest");
    await panel.getByRole("button", { name: "Done" }).click();
    await expect(page).toHaveURL("/videos?status=completed&shape=portrait&sort=oldest");
    await expect(page.locator("article:not([aria-label^='Night city'])")).toHaveCount(0);

    const other = await browser.newContext({ storageState: account.state, baseURL });
    const shared = await other.newPage();
    await shared.goto(page.url());
    expect(await idOf(shared)).toBe(await idOf(page));
    await other.close();

    await page.getByRole("button", { name: "Remove filter Portrait" }).click();
    await expect(page).toHaveURL("/videos?status=completed&sort=oldest");
    await page.goBack();
    await expect(page.getByRole("button", { name: "Remove filter Portrait" })).toBeVisible();
  });

  test("sends somebody signed out to the same view after signing in", { tag: "@once" }, async ({
    browser,
    account,
    baseURL,
  }) => {
    const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    await page.goto("/videos?shape=portrait");
    await page.getByLabel("Email").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL("/videos?shape=portrait");
    await context.close();
  });
});

test.describe("looking through", () => {
  test("loads on as one scrolls, draws only what is near, and finds the place again", async ({ page }) => {
    await openLibrary(page);
    const loaded = new Set<string>();
    const remember = async () => {
      for (const id of await cards(page).evaluateAll((list) => list.map((card) => card.getAttribute("data-id")))) {
        if (id) loaded.add(id);
      }
    };
    await expect(async () => {
      await remember();
      await page.evaluate(() => scrollBy(0, innerHeight));
      expect(loaded.size).toBeGreaterThan(100);
    }).toPass({ timeout: 40_000, intervals: [150] });
    expect(await cards(page).count()).toBeLessThan(80);

    const id = await idInView(page);
    const before = await page.evaluate(() => scrollY);
    await byId(page, id)
      .getByRole("link")
      .click({ position: { x: 20, y: 60 } });
    await expect(page).toHaveURL(`/videos/${id}`);
    await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
    await page.goBack();
    await expect(byId(page, id)).toBeInViewport();
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200);
  });

  test("asks for no video before the pointer is on a card; then for its sheet, then for its clip", async ({
    page,
    isMobile,
  }) => {
    test.skip(isMobile, "nothing hovers on a phone");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const some = (part: string) => asked.some((path) => path.includes(part));
    await openLibrary(page);
    await page.mouse.wheel(0, 2000);
    await page.waitForLoadState("networkidle");
    expect([some("clip.mp4"), some("sprite.webp")]).toEqual([false, false]);

    const box = await byId(page, await idInView(page)).boundingBox();
    if (!box) throw new Error("no card");
    await page.mouse.move(box.x + 20, box.y + 60);
    await page.waitForTimeout(200);
    await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 });
    await expect.poll(() => some("sprite.webp")).toBe(true);
    const video = page.locator("article [data-preview] video");
    await expect.poll(() => some("clip.mp4")).toBe(true);
    await expect.poll(() => video.evaluate((media: HTMLVideoElement) => media.currentTime)).toBeGreaterThan(1);
    await page.mouse.move(5, 5);
    await expect(page.locator("[data-preview]")).toHaveCount(0);
  });

  test("moves between clips by the arrow keys and opens one with Enter", async ({ page, isMobile }) => {
    test.skip(isMobile, "no keyboard");
    await openLibrary(page);
    await page.locator("article a").first().focus();
    const focused = () => page.evaluate(() => document.activeElement?.closest("[data-id]")?.getAttribute("data-id"));
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe(await idOf(page, 1));
    await page.keyboard.press("ArrowDown");
    const id = await focused();
    const tops = await Promise.all([byId(page, id ?? ""), first(page)].map((card) => card.boundingBox()));
    expect(tops[0]?.y).toBeGreaterThan(tops[1]?.y ?? 0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/videos/${id}`);
  });

  test("stays where it is while one writes a prompt, and never hides what the keyboard is at", async ({
    page,
    isMobile,
  }) => {
    await openLibrary(page);
    await page.evaluate(() => scrollTo(0, 500));
    await page.getByRole("textbox", { name: "Prompt" }).click();
    await page.keyboard.type("A slow pan");
    expect(await page.evaluate(() => scrollY)).toBe(500);
    if (isMobile) return;
    const composer = page.getByRole("form", { name: "New clip" });
    await byId(page, await idInView(page))
      .getByRole("link")
      .focus();
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("ArrowDown");
      const card = await page.locator("article a:focus").boundingBox();
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual((await composer.boundingBox())?.y ?? 0);
    }
  });

  test("on a slow network the choice shows at once, and the clips are said to be on their way", async ({ page }) => {
    await openLibrary(page);
    await page.route("**/videos?*", async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.getByRole("button", { name: "Favourites only" }).click();
    await expect(page.getByRole("button", { name: "Favourites only" })).toHaveAttribute("aria-pressed", "true", {
      timeout: 500,
    });
    await expect(page.locator("main [aria-busy=true]")).toBeVisible();
    await expect(page).toHaveURL("/videos?favorite=true");
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  });

  test("keeps the chosen density", async ({ page }) => {
    await openLibrary(page);
    const height = () =>
      page
        .locator("article")
        .first()
        .evaluate((card) => card.clientHeight);
    const before = await height();
    const saved = answered(page);
    await page.getByRole("button", { name: "Compact rows" }).click();
    await expect.poll(height).toBeLessThan(before);
    await saved;
    await page.reload();
    await expect.poll(height).toBeLessThan(before);
    await page.getByRole("button", { name: "Compact rows" }).click();
    await expect.poll(height).toBe(before);
  });
});

test.describe("organising", () => {
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
    await press();
    await expect(heart).toHaveAttribute("aria-pressed", "true", { timeout: 500 });
    await saved;
    await openLibrary(page, "/videos?favorite=true");
    await expect(heart).toBeVisible();

    await page.route("**/videos*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await press();
    await expect(toast(page, "cannot be reached")).toBeVisible();
    await expect(heart).toHaveAttribute("aria-pressed", "true");
  });

  test("clips are renamed and tagged from their menu", async ({ page }) => {
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

  test("collections are made, filled, renamed and deleted, also while one looks at them", async ({ page, context }) => {
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

    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(`${name} two`);
    await page.keyboard.press("Enter");
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

  test("once more and reuse settings put a clip's making back into the composer", async ({ page, isMobile }) => {
    await openLibrary(page, "/videos?status=completed&shape=portrait");
    const id = await idOf(page);
    const prompt = (await byId(page, id).getAttribute("aria-label")) ?? "";
    await choose(page, id, "Once more");
    await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
    await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
    if (isMobile) await page.getByRole("button", { name: /^Settings/ }).click();
    await expect(page.getByRole("radio", { name: /^Portrait, 720/ })).toBeChecked();
    await page.getByRole("textbox", { name: "Prompt" }).fill("My own words");
    await choose(page, id, "Reuse settings");
    await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("My own words");
  });

  test("a remix begins in the library", async ({ page }) => {
    await openLibrary(page, "/videos?status=completed");
    await choose(page, await idOf(page), "Remix");
    await expect(page.getByRole("dialog").getByLabel("Prompt", { exact: true })).toBeVisible();
  });

  test("clips are saved under names that say what they are", { tag: "@once" }, async ({ page }) => {
    await openLibrary(page, "/videos?status=completed&q=neon");
    const download = page.waitForEvent("download");
    await choose(page, await idOf(page), "Download");
    expect((await download).suggestedFilename()).toMatch(/^[a-z0-9-]{5,}-[0-9a-f]{6}\.mp4$/);
  });
});

test.describe("many at once", () => {
  test("a range is selected with Shift, favoured, and deleted with a true undo", async ({ page, isMobile }) => {
    test.skip(isMobile, "no keyboard");
    await openLibrary(page, "/videos?status=completed");
    await select(page, 1);
    await select(page, 4, ["Shift"]);
    const bar = page.getByRole("toolbar", { name: "Selected clips" });
    await expect(bar).toContainText("4 selected");
    const ids = await Promise.all([1, 2, 3, 4].map((index) => idOf(page, index)));

    await bar.getByRole("button", { name: "Delete" }).click();
    for (const id of ids) await expect(byId(page, id)).toBeHidden({ timeout: 500 });
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

  test("x selects, Shift and arrows select on, Escape lets go", async ({ page, isMobile }) => {
    test.skip(isMobile, "no keyboard");
    await openLibrary(page);
    await page.locator("article a").first().focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByRole("toolbar")).toContainText("3 selected");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("toolbar")).toBeHidden();
  });

  test("a long press selects, and then a tap does", async ({ page, isMobile }) => {
    test.skip(!isMobile, "no finger");
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

  test("failed clips say why, and trying several again says the price first", async ({ page }) => {
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

  test("the trash shows how long it keeps, gives back, and deletes for good only after asking", async ({ page }) => {
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
    await openLibrary(page, "/videos?q=lighthouse");
    await expect(byId(page, kept)).toBeVisible();
    await expect(byId(page, gone)).toBeHidden();
  });
});

test.describe("when things go wrong", () => {
  test("an ended session is said, and the draft survives the way back in", async ({ page, context, account }) => {
    await openLibrary(page);
    await page.getByRole("textbox", { name: "Prompt" }).fill("A draft worth keeping");
    await context.clearCookies();
    await choose(page, await idOf(page), "Favourite");
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.getByLabel("Email").fill(account.email);
    await page.getByLabel("Password", { exact: true }).fill(account.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL("/videos");
    await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("A draft worth keeping");
  });

  test("without a network it says so, keeps what is on screen, and loads on afterwards", async ({ page, context }) => {
    await openLibrary(page);
    await context.setOffline(true);
    await expect(page.getByText("The studio cannot be reached.")).toBeVisible();
    // What was on its way before may still make the page longer.
    await expect(async () => {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(page.getByText("More clips could not be loaded.")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).last().click();
    await expect(page.getByText("More clips could not be loaded.")).toBeHidden();
    await expect(page.getByText("The studio cannot be reached.")).toBeHidden();
  });

  test("a clip deleted elsewhere leaves when one comes back", async ({ page, context }) => {
    await openLibrary(page, "/videos?status=completed");
    const id = await idOf(page, 2);
    const other = await context.newPage();
    await openLibrary(other, "/videos?status=completed");
    const deleted = other.waitForResponse((response) => response.request().method() === "POST");
    await choose(other, id, "Delete");
    await deleted;
    await other.close();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(byId(page, id)).toBeHidden();
  });
});

for (const colorScheme of ["dark", "light"] as const)
  test(`nothing is in the way of anybody: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = () => expectAccessible(page, { except: ["form[aria-label='New clip']"] });
    await openLibrary(page);
    await check();
    await first(page).getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("toolbar")).toBeVisible();
    await check();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Filter/ }).click();
    await expect(page.getByRole("dialog", { name: "Filter" })).toBeVisible();
    await check();
    for (const path of ["/videos?trash=true", "/videos?q=zebra", "/videos/collections"]) {
      await page.goto(path);
      // What is streamed stands hidden in the document before it is shown.
      await expect(page.locator("main:not([aria-busy=true]) h1")).toBeVisible();
      await check();
    }
  });
