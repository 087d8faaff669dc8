import { test as base, expect } from "@playwright/test";
import { type ClipStudio, makeStudio } from "./clip-studio";
import { type Account, makeLibrary } from "./library";

/**
 * The `test` of every file. What takes long to make is made when a worker's first test asks for it and serves all its
 * others; that all files know the same fixtures lets one worker, and its browser, go from file to file.
 */
export const test = base.extend<{ noErrors: undefined }, { studio: ClipStudio; account: Account }>({
  // What nobody caught, React's repairs of a page that did not fit the server's among it.
  noErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  studio: [
    async ({ browser }, use, { project }) => use(await makeStudio(browser, project.use.baseURL)),
    { scope: "worker", timeout: 180_000 },
  ],
  account: [
    async ({ browser }, use, { project }) => use(await makeLibrary(browser, project.use.baseURL, 160)),
    { scope: "worker", timeout: 240_000 },
  ],
});

/** Signed in where there is a family of two clips. */
export const studioTest = test.extend({ storageState: ({ studio }, use) => use(studio.state) });

/** Signed in where there is a year's library. */
export const libraryTest = test.extend({ storageState: ({ account }, use) => use(account.state) });
