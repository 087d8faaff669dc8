import { expect, type Page } from "@playwright/test";

// A library that `npm run seed` made, and its parts as a person uses them.

export const cards = (page: Page) => page.getByRole("article");
export const first = (page: Page) => cards(page).first();
export const finished = (page: Page) => page.locator("article:has(img)");
export const idOf = async (page: Page, index = 0) => (await cards(page).nth(index).getAttribute("data-id")) ?? "";
/** A finished clip that stands wholly under the toolbar. */
export const idInView = (page: Page) =>
  finished(page).evaluateAll(
    (list) => list.find((card) => card.getBoundingClientRect().top > 120)?.getAttribute("data-id") ?? "",
  );
export const byId = (page: Page, id: string) => page.locator(`article[data-id="${id}"]`);
export const toast = (page: Page, text: string | RegExp) =>
  page.locator("[data-sonner-toast]").filter({ hasText: text });

/** The server's answer to what is done next; leaving the page before it would call it off. */
export const answered = (page: Page) => page.waitForResponse((response) => response.request().method() === "POST");

export async function openLibrary(page: Page, path = "/videos") {
  await page.goto(path);
  // Placed by script: the page listens.
  await expect(page.locator("section[aria-label=Clips]")).toHaveCSS("position", "relative");
}

export async function choose(page: Page, id: string, item: string | RegExp) {
  const card = byId(page, id);
  await card.scrollIntoViewIfNeeded();
  await card.hover();
  await card.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

export async function select(page: Page, index: number, modifiers: "Shift"[] = []) {
  const card = cards(page).nth(index);
  await card.hover();
  await card.getByRole("checkbox").click({ modifiers });
}
