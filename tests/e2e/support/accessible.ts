import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Of a page, what axe looks at: `only` this, and never `except` those. */
type Parts = { only?: string; except?: string[] };

/** Axe finds nothing, and nothing is wider than the page, once colours and movements have settled. */
export async function expectAccessible(page: Page, { only = "html", except = [] }: Parts = {}): Promise<void> {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((one) => one.finished));
  });
  // Next takes the old title away a moment before the new one is there.
  await expect(page).toHaveTitle(/./);
  // Off by default: who speaks to the computer says what stands on a button.
  const rules = { "label-content-name-mismatch": { enabled: true } };
  const builder = new AxeBuilder({ page }).include(only).options({ resultTypes: ["violations"], rules });
  const axe = except.reduce((all, selector) => all.exclude(selector), builder);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
