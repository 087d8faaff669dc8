import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { byId, cards, choose, first, idOf, openLibrary, toast } from "./support/gallery";
import { signIn } from "./support/pages";
import { libraryTest as test } from "./support/test";

// When things go wrong, and for whom the library is.

test("an ended session is said, and the draft survives the way back in", { tag: "@once" }, async ({
  page,
  context,
  account,
}) => {
  await openLibrary(page);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A draft worth keeping");
  await context.clearCookies();
  await choose(page, await idOf(page), "Favourite");
  await page.getByRole("link", { name: "Sign in again" }).click();
  await signIn(page, account.email);
  await expect(page).toHaveURL("/videos");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("A draft worth keeping");
});

test("without a network it says so, keeps what is on screen, and loads on afterwards", { tag: "@once" }, async ({
  page,
  context,
}) => {
  await openLibrary(page);
  await context.setOffline(true);
  await expect(page.getByText("The studio cannot be reached.")).toBeVisible();
  // What was on its way before may still make the page longer.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(page.getByText("More clips could not be loaded.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.evaluate(() => scrollTo(0, 0));
  await first(page).getByRole("link").first().click();
  await page.getByRole("searchbox", { name: "Search clips" }).fill("forest");
  await page.waitForTimeout(1_000); // by now the browser's own error page would be there
  await expect(page).toHaveURL("/videos");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.getByText("More clips could not be loaded.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search clips" }).fill("");

  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).last().click();
  await expect(page.getByText("More clips could not be loaded.")).toBeHidden();
  await expect(page.getByText("The studio cannot be reached.")).toBeHidden();
});

test("a menu whose code does not come is said, and comes with a later press", { tag: "@once" }, async ({ page }) => {
  await openLibrary(page);
  // What says so has come in idle time.
  await page.evaluate(() => dispatchEvent(new CustomEvent("dailies:toast", { detail: { message: "Here" } })));
  await expect(toast(page, "Here")).toBeVisible();
  await page.route("**/*.js", (route) => route.abort());
  const card = byId(page, await idOf(page));
  await card.hover();
  const more = card.getByRole("button", { name: /^More for/ });
  await more.click();
  await expect(toast(page, "This part could not be loaded.")).toBeVisible();
  await page.unroute("**/*.js");
  await more.click();
  await expect(page.getByRole("menu")).toBeVisible();
});

test("the first message can be shown without a network", { tag: "@once" }, async ({ page, context }) => {
  await openLibrary(page, "/videos?status=completed");
  // What is fetched in idle time comes.
  await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
  await page.waitForTimeout(1_000);
  const card = byId(page, await idOf(page));
  await card.hover();
  await card.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: /avourite/ }).waitFor();
  await context.setOffline(true);
  await page.getByRole("menuitem", { name: /avourite/ }).click();
  await expect(toast(page, "cannot be reached")).toBeVisible();
});

test("a clip deleted elsewhere leaves when one comes back", { tag: "@once" }, async ({ page, context }) => {
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

test("nothing is in the way of anybody", async ({ page }) => {
  const check = (only?: string) => expectAccessible(page, { only, except: ["form[aria-label='New clip']"] });
  // Some twenty cards of every kind: axe takes its time for each.
  await openLibrary(page, "/videos?kind=remix");
  await check();
  await cards(page)
    .filter({ has: page.getByRole("button", { name: /^Try again \$/ }) })
    .first()
    .getByRole("checkbox")
    .focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("toolbar").getByRole("button", { name: /^Try 1 again for \$/ })).toBeVisible();
  await check("[role=toolbar]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Filter/ }).click();
  await expect(page.getByRole("dialog", { name: "Filter" })).toBeVisible();
  await check("[role=dialog]");
  for (const path of ["/videos?trash=true", "/videos?q=zebra", "/videos/collections"]) {
    await page.goto(path);
    // What is streamed stands hidden in the document before it is shown.
    await expect(page.locator("main:not([aria-busy=true]) h1")).toBeVisible();
    await check();
  }
});
