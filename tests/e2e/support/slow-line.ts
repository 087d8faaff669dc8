import type { Page, Request, Route } from "@playwright/test";

export const actions = (request: Request) => request.method() === "POST";
/** What a press asked for; what is fetched ahead stays quick. */
export const pages = (request: Request) =>
  request.url().includes("_rsc=") && !request.headers()["next-router-prefetch"];
/** What is fetched ahead of a page, once its place in the tree of pages is known. */
export const pagesAhead = (request: Request) =>
  Boolean(request.headers()["next-router-prefetch"] && request.headers()["next-router-state-tree"]);

/**
 * A line so slow that nothing answers until the function it gives is called: what a page shows by itself is seen
 * whatever the machine's speed.
 */
export async function holdBack(page: Page, which: (request: Request) => boolean): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const handle = async (route: Route) => {
    if (which(route.request())) await held;
    await route.fallback().catch(() => {});
  };
  await page.route("**/*", handle);
  return () => {
    release();
    return page.unroute("**/*", handle);
  };
}
