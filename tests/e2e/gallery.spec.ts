import { expect } from "@playwright/test";
import { answered, byId, cards, choose, first, idInView, idOf, openLibrary, toast } from "./support/gallery";
import { signIn } from "./support/pages";
import { holdBack, pages } from "./support/slow-line";
import { libraryTest as test } from "./support/test";

// Finding clips, and looking through them.

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

test("a search typed on while its page loads is one step back", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page);
  await page.route(/[?&]q=/, async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  const box = page.getByRole("searchbox", { name: "Search clips" });
  const asked = page.waitForRequest(/[?&]q=ne(&|$)/);
  await box.pressSequentially("ne");
  await asked;
  await box.pressSequentially("on");
  await expect(page).toHaveURL("/videos?q=neon");
  await page.goBack();
  await expect(page).toHaveURL("/videos");
});

test("says when nothing matches, and clears with one button", { tag: "@once" }, async ({ page }) => {
  await page.goto("/videos?q=zebra&shape=portrait");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(page).toHaveURL("/videos");
  await expect(first(page)).toBeVisible();
});

test("an empty view says why, and every view its name", { tag: "@once" }, async ({ page }) => {
  const titles = { "/videos": "Library", "/videos?trash=true": "Trash", "/videos?q=snow": "“snow”" };
  for (const [path, title] of Object.entries(titles)) {
    await page.goto(path);
    await expect(page).toHaveTitle(`${title} · Dailies`);
  }
  await page.goto("/videos?from=2001-01-01&to=2001-01-02");
  await expect(page.getByText("No clip fits all of this.", { exact: true })).toBeVisible();
  await page.goto("/videos?q=zebra");
  await expect(page.getByText(/^No clip fits this\. Search finds words/)).toBeVisible();
  await page.goto("/videos/compare?a=1&b=2");
  await expect(page).toHaveTitle("Not found · Dailies");
});

test("narrows by filters that can be shared and taken off one by one", async ({ page, browser, account, baseURL }) => {
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
  await signIn(page, account.email);
  await expect(page).toHaveURL("/videos?shape=portrait");
  await context.close();
});

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
  // Nobody is back before the card has grown into the player; within the same frame the browser restores no place.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  await page.goBack();
  await expect(byId(page, id)).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200);
});

test("asks for no video before the pointer is on a card; then for its sheet, then for its clip", {
  tag: "@once",
}, async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const some = (part: string) => asked.some((path) => path.includes(part));
  await openLibrary(page);
  await page.mouse.wheel(0, 2000);
  await page.waitForLoadState("networkidle");
  expect([some("clip.mp4"), some("sprite.webp")]).toEqual([false, false]);

  // The page may still be gliding to where the wheel sent it.
  await expect(async () => {
    const box = await byId(page, await idInView(page)).boundingBox();
    if (!box) throw new Error("no card");
    await page.mouse.move(box.x + 20, box.y + 60);
    await page.waitForTimeout(200);
    await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 });
    await expect.poll(() => some("sprite.webp"), { timeout: 2_000 }).toBe(true);
  }).toPass();
  const video = page.locator("article [data-preview] video");
  await expect.poll(() => some("clip.mp4")).toBe(true);
  await expect.poll(() => video.evaluate((media: HTMLVideoElement) => media.currentTime)).toBeGreaterThan(1);
  await page.mouse.move(5, 5);
  await expect(page.locator("[data-preview]")).toHaveCount(0);
});

test("moves between clips by the arrow keys and opens one with Enter", { tag: "@once" }, async ({ page }) => {
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
  await expect(page.getByRole("navigation", { name: "Clips" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/videos");
  await expect(byId(page, id ?? "").getByRole("link")).toBeFocused();
});

test("the player's arrows stay in the view one came from, and Escape leads back to it", { tag: "@once" }, async ({
  page,
}) => {
  const view = "?shape=portrait&sort=oldest";
  await openLibrary(page, `/videos${view}`);
  const [opened, next] = [await idOf(page, 1), await idOf(page, 2)];
  await byId(page, opened).getByRole("link").first().press("Enter");
  await expect(page).toHaveURL(`/videos/${opened}${view}`);
  await page.getByRole("link", { name: "Next clip" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`/videos/${next}${view}`);
  await page.keyboard.press("Escape");
  await expect(byId(page, next).getByRole("link")).toBeFocused();
  await page.goForward();
  await page.getByRole("link", { name: "Previous clip" }).click();
  await expect(page).toHaveURL(`/videos/${opened}${view}`);
  await page.reload();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/videos${view}`);
  await expect(byId(page, opened)).toBeVisible();
});

test("a clip deleted on its own page leaves the library where it was, and is not deleted twice", {
  tag: "@once",
}, async ({ page }) => {
  await openLibrary(page);
  for (let i = 0; i < 3; i++) {
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(150);
  }
  const id = await idInView(page);
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(1000);
  await byId(page, id).getByRole("link").first().click();
  await expect(page).toHaveURL(`/videos/${id}`);
  const deleted = answered(page);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/videos");
  await deleted;
  await expect(byId(page, id)).toHaveCount(0);
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(800);

  await page.goto(`/videos/${id}`);
  await expect(page.getByText("This clip is in the trash.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Delete" })).toBeVisible();
});

test("Undo pressed on another clip's page brings a deleted clip back to the library, where it was", {
  tag: "@once",
}, async ({ page }) => {
  await openLibrary(page);
  // Once among the clips that the server's page begins with, once far behind them.
  for (const distance of [0, 6000]) {
    await expect(async () => {
      await page.mouse.wheel(0, 2000);
      await page.waitForTimeout(150);
      expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(distance);
    }).toPass();
    const id = await idInView(page);
    const deleted = answered(page);
    await choose(page, id, "Delete");
    await deleted;
    const other = await idInView(page);
    await byId(page, other).getByRole("link").first().click();
    await expect(page).toHaveURL(`/videos/${other}`);
    const restored = answered(page);
    await toast(page, "Moved to the trash").last().getByRole("button", { name: "Undo" }).click();
    await restored;
    await page.goBack();
    await expect(byId(page, id)).toBeVisible();
  }
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

test("on a slow network the choice shows at once, and the clips are said to be on their way", { tag: "@once" }, async ({
  page,
}) => {
  await openLibrary(page);
  const release = await holdBack(page, pages);
  await page.getByRole("button", { name: "Favourites only" }).click();
  await expect(page.getByRole("button", { name: "Favourites only" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("main [aria-busy=true]")).toBeVisible();
  release();
  await expect(page).toHaveURL("/videos?favorite=true");
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
});

test("keeps the chosen density", { tag: "@once" }, async ({ page }) => {
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
