import { expect, type Page, type Request, type Route } from "@playwright/test";

export const actions = (request: Request) => request.method() === "POST";
/** What a press asked for; what is fetched ahead stays quick. */
export const pages = (request: Request) =>
  request.url().includes("_rsc=") && !request.headers()["next-router-prefetch"];
/** What is fetched ahead of a page, once its place in the tree of pages is known. */
export const pagesAhead = (request: Request) =>
  Boolean(request.headers()["next-router-prefetch"] && request.headers()["next-router-state-tree"]);

/**
 * A line so slow that nothing answers until the function it gives is called: what a page shows by itself is seen
 * whatever the machine's speed. Requests go this way for the rest of the test: switched off and on again at once, the
 * browser may let one through.
 */
export async function holdBack(page: Page, which: (request: Request) => boolean): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/*", async (route: Route) => {
    if (which(route.request())) await held;
    await route.fallback().catch(() => {});
  });
  return release;
}

/**
 * The next `count` answers from these addresses say what is so now, and come late: `read` waits until the server has
 * given them, and with `release` the page gets them.
 */
export async function holdAnswers(page: Page, url: RegExp, count: number) {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const reading: Promise<unknown>[] = [];
  const coming: Promise<void>[] = [];
  const handle = (route: Route) => {
    const answer = route.fetch();
    reading.push(answer);
    coming.push(answer.then((response) => held.then(() => route.fulfill({ response }))));
  };
  await page.route(url, handle, { times: count });
  return {
    async read() {
      await expect.poll(() => reading.length).toBe(count);
      await Promise.all(reading);
    },
    async release() {
      release();
      await Promise.all(coming);
    },
  };
}
