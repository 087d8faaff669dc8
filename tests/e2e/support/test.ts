import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { type ClipStudio, makeStudio } from "./clip-studio";
import { type Account, makeLibrary } from "./library";

/**
 * The `test` of every file. What takes long to make is made when a test first asks for it, and serves all that follow
 * in its place; that all files know the same fixtures lets one worker, and its browser, go from file to file.
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
    async ({ browser }, use, { project, parallelIndex }) =>
      use(await madeOnce(`studio-${parallelIndex}`, () => makeStudio(browser, project.use.baseURL))),
    { scope: "worker", timeout: 180_000 },
  ],
  account: [
    async ({ browserName: _ }, use, { project, parallelIndex }) =>
      use(await madeOnce(`library-${parallelIndex}`, () => makeLibrary(project.use.baseURL, 160))),
    { scope: "worker", timeout: 240_000 },
  ],
});

/** Of workers that follow each other in one place, the first makes it for all. */
async function madeOnce<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = join(process.env.E2E_DATA_DIR ?? mkdtempSync(join(tmpdir(), "dailies-made-")), `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const made = await make();
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/** Signed in where there is a family of two clips. */
export const studioTest = test.extend({ storageState: ({ studio }, use) => use(studio.state) });

/** Signed in where there is a year's library. */
export const libraryTest = test.extend({ storageState: ({ account }, use) => use(account.state) });
