import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import {
  choosePicture,
  firstFrame,
  form,
  generate,
  listClips,
  openComposer,
  prompt,
  shape,
  showSettings,
} from "./support/composer";
import { card, signIn, submitPrompt } from "./support/pages";
import { picture } from "./support/pictures";
import { holdAnswers } from "./support/slow-line";
import { test } from "./support/test";

test.beforeEach(({ page }) => openComposer(page));

/** The call of a server action that starts clips. */
const isStart = (page: Page) => (url: URL) => url.pathname === new URL(page.url()).pathname;

test("a clip by keyboard alone", { tag: "@once" }, async ({ page }) => {
  await page.keyboard.press("n");
  await expect(prompt(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(prompt(page)).not.toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("A paper boat in a gutter");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(prompt(page)).toHaveValue("");
  await expect(card(page, "A paper boat in a gutter")).toBeVisible();
});

test("price and budget follow every choice, and three variations are three clips", async ({ page }) => {
  await showSettings(page);
  await expect(form(page)).toContainText("$0.40");
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("8");
  await expect(form(page)).toContainText("$0.80");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("3");
  await expect(form(page)).toContainText("$2.40");
  await expect(form(page)).toContainText("$100.00 left");
  await prompt(page).fill("Rain on a tin roof");
  await generate(page).click();
  await expect(card(page, "Rain on a tin roof")).toHaveCount(3);
  await expect(form(page)).toContainText("$97.60 left");
  await expect.poll(async () => (await listClips(page)).length).toBe(3);
});

test("draft, settings and picture survive a reload", { tag: "@once" }, async ({ page }) => {
  await showSettings(page);
  await prompt(page).fill("A lamp in fog");
  await shape(page, /^Portrait/).check({ force: true });
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("12");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("2");
  await choosePicture(page, await picture());
  await expect(form(page).getByText("First frame", { exact: true })).toBeVisible();
  await page.reload();
  await showSettings(page);
  await expect(prompt(page)).toHaveValue("A lamp in fog");
  await expect(shape(page, /^Portrait/)).toBeChecked();
  await expect(form(page).getByRole("combobox", { name: "Seconds" })).toHaveValue("12");
  await expect(form(page).getByRole("combobox", { name: "Variations" })).toHaveValue("2");
  await expect(firstFrame(page)).toBeVisible();
});

test("each tab keeps its own draft, and what is begun in one shows in the other when one comes back", {
  tag: "@once",
}, async ({ page, context }) => {
  await prompt(page).fill("A draft of the first tab");
  const other = await context.newPage();
  await other.goto("/videos");
  await expect(prompt(other)).toHaveValue("A draft of the first tab");
  await prompt(other).fill("A clip of the second tab");
  await generate(other).click();
  await expect(card(other, "A clip of the second tab")).toHaveAttribute("aria-busy", "false");
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(card(page, "A clip of the second tab")).toBeVisible();
  await page.reload();
  await expect(prompt(page)).toHaveValue("A draft of the first tab");
});

test("a clip made once more replaces a half-written prompt only until one takes it back", {
  tag: "@once",
}, async ({ page }) => {
  await submitPrompt(page, "A heron at dawn");
  await expect(card(page, "A heron at dawn")).toHaveAttribute("aria-busy", "false");
  await prompt(page).fill("Half a thought");
  await card(page, "A heron at dawn").hover();
  const more = card(page, "A heron at dawn").getByRole("button", { name: /^More for/ });
  await more.click();
  await page.getByRole("menuitem", { name: "Once more" }).click();
  await expect(prompt(page)).toHaveValue("A heron at dawn");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(prompt(page)).toHaveValue("Half a thought");

  await form(page).getByRole("button", { name: "Style" }).click();
  await expect(form(page).getByRole("group", { name: "Style" })).toBeVisible();
  await prompt(page).press("Escape");
  await expect(form(page).getByRole("group", { name: "Style" })).toBeHidden();
  await prompt(page).fill("");
  await generate(page).click();
  await expect(page.getByText("Describe the shot first.")).toBeVisible();
  await more.click();
  await page.getByRole("menuitem", { name: "Once more" }).click();
  await expect(page.getByText("Describe the shot first.")).toBeHidden();
});

test("an empty composer leaves a low window to the pictures until one is at it", { tag: "@phone" }, async ({
  page,
}) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(generate(page)).toBeHidden();
  await prompt(page).focus();
  await expect(generate(page)).toBeVisible();
});

test("a double click or Ctrl+Enter twice starts one clip without a word; a later empty press is refused", {
  tag: "@once",
}, async ({ page }) => {
  const refusal = page.getByRole("alert").filter({ hasText: "Describe the shot first." });
  await prompt(page).fill("A heron");
  await generate(page).dblclick();
  await expect(card(page, "A heron")).toHaveAttribute("aria-busy", "false");
  await expect(refusal).toHaveCount(0);
  await prompt(page).fill("A stork");
  await prompt(page).evaluate((box) => {
    const press = () => box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
    press();
    setTimeout(press, 100);
  });
  await expect(card(page, "A stork")).toHaveAttribute("aria-busy", "false");
  await page.waitForTimeout(1_000);
  await expect(refusal).toHaveCount(0);
  await generate(page).click();
  await expect(refusal).toBeVisible();
  expect(await listClips(page)).toHaveLength(2);

  // Whoever wrote meanwhile does not press twice.
  await submitPrompt(page, "A crane");
  await prompt(page).fill("A crane, perhaps");
  await prompt(page).fill("");
  await generate(page).click();
  await expect(refusal).toBeVisible();
});

test("two presses in a row start one clip, and the late answer to the first wipes nothing off", {
  tag: "@once",
}, async ({ page }) => {
  await page.route(isStart(page), async (route) => {
    const response = route.request().method() === "POST" ? await route.fetch() : null;
    if (!response) return route.fallback();
    await expect(page.getByRole("alert").filter({ hasText: "Describe the shot first." })).toBeVisible();
    await route.fulfill({ response });
  });
  await prompt(page).fill("A kite");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(card(page, "A kite")).toHaveCount(1);
  await expect(prompt(page)).toHaveValue("");
  // Longer than the second press of a double one takes.
  await page.waitForTimeout(1_100);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Describe the shot first." })).toBeVisible();
  await expect.poll(async () => (await listClips(page)).length).toBe(1);
  await expect(card(page, "A kite")).toHaveAttribute("aria-busy", "false");
  await expect(page.getByRole("alert").filter({ hasText: "Describe the shot first." })).toBeVisible();
});

test("sending again after a lost answer, even after a reload, starts nothing twice", { tag: "@once" }, async ({
  page,
}) => {
  let lost = 0;
  await page.route(isStart(page), async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch(); // the studio has it, the answer never arrives
    await route.abort("connectionreset");
  });
  await prompt(page).fill("A ferry at night");
  await generate(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await expect(prompt(page)).toHaveValue("A ferry at night");
  // Longer than a page that is being left goes on: from here the draft is the person's again.
  await page.waitForTimeout(2_500);
  await page.reload();
  await expect(prompt(page)).toHaveValue("A ferry at night");
  await generate(page).click();
  await expect(card(page, "A ferry at night")).toHaveCount(1);
  await expect(prompt(page)).toHaveValue("");
  expect(await listClips(page)).toHaveLength(1);
});

test("a clip found before its own answer came stands there once", { tag: "@once" }, async ({ page }) => {
  const late = await holdAnswers(page, /\/videos$/, 1);
  await prompt(page).fill("Found early");
  await generate(page).click();
  await late.read();
  const newest = page.waitForResponse(/\/api\/videos\?.*limit=/);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await newest;
  await expect(card(page, "Found early")).toHaveAttribute("aria-busy", "false");
  await expect(card(page, "Found early")).toHaveCount(1);
  await late.release();
  await expect(card(page, "Found early")).toHaveCount(1);
});

test("a start that is confirmed while the page is being reloaded shows afterwards", { tag: "@once" }, async ({
  page,
}) => {
  const drawn = Promise.withResolvers<void>();
  // The page that is being left follows the clip under the name the studio gave it.
  const known = page.waitForRequest(/\/api\/videos\?ids=/);
  await page.route(isStart(page), async (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) {
      const response = await route.fetch(); // drawn before the studio has the clip
      drawn.resolve();
      await known;
      await route.fulfill({ response });
    } else {
      if (request.method() === "POST") await drawn.promise;
      await route.fallback();
    }
  });
  await prompt(page).fill("A barge in the rain");
  await generate(page).click();
  await expect(card(page, "A barge in the rain")).toHaveAttribute("aria-busy", "true");
  await page.reload();
  await expect(card(page, "A barge in the rain")).toHaveAttribute("aria-busy", "false");
  expect(await listClips(page)).toHaveLength(1);
});

test("what was refused does not overwrite what is being written", { tag: "@once" }, async ({ page }) => {
  await page.route(isStart(page), async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await expect(prompt(page)).toHaveValue("The second");
    await route.abort();
  });
  await prompt(page).fill("The first");
  await generate(page).click();
  await prompt(page).fill("The second");
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(prompt(page)).toHaveValue("The first");
});

test("a session that ended while typing costs no word", { tag: "@once" }, async ({ page, context }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await context.clearCookies();
  await openComposer(page, email);
  await prompt(page).fill("A tram in the snow");
  await context.clearCookies();
  await generate(page).click();
  await page.getByRole("link", { name: "Sign in, your draft is kept" }).click();
  await signIn(page, email);
  await expect(page).toHaveURL(/\/videos$/);
  await expect(prompt(page)).toHaveValue("A tram in the snow");
});

test("errors stand beside what caused them", { tag: "@once" }, async ({ page }) => {
  await generate(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Describe the shot first." })).toBeVisible();
  await expect(prompt(page)).toBeFocused();
  await expect(prompt(page)).toHaveAccessibleDescription(/Describe the shot first/);
  await prompt(page).fill("x".repeat(4001));
  await expect(page.getByText("Describe the shot first.")).toBeHidden();
  await generate(page).click();
  await expect(prompt(page)).toHaveAccessibleDescription(/at most 4,000 characters/);
});

test("nothing is in the way of anybody", async ({ page }) => {
  await showSettings(page);
  await choosePicture(page, await picture());
  await expect(firstFrame(page)).toBeVisible();
  await generate(page).click();
  for (const panel of ["Style", "Templates"]) {
    await form(page).getByRole("button", { name: panel }).click();
    await expect(form(page).getByRole("group", { name: panel })).toBeVisible();
    await expectAccessible(page);
  }
  await form(page).getByRole("button", { name: "Move the crop" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});
