import type { Page } from "@playwright/test";
import { amount, type Bench } from "./bench";
import { longestTask, recordTasks } from "./support/main-thread";
import { openStudio } from "./support/studio";

const CLIPS = 10_000;
const PATIENCE_MS = 10 * 60_000;

declare global {
  interface Window {
    measured: { shift: number; largestPaint: number };
  }
}

/** The library of 10,000 clips in a browser: what it loads untouched, how it settles, and how it scrolls to the end. */
export const galleryPage: Bench = async () => {
  const { browser } = await openStudio();
  const page = await browser.newPage();
  const asked: { path: string; bytes: number }[] = [];
  page.on("requestfinished", async (request) => {
    const { responseBodySize } = await request.sizes();
    asked.push({ path: new URL(request.url()).pathname, bytes: responseBodySize });
  });
  await page.addInitScript(watch);
  await page.goto("/videos", { waitUntil: "networkidle" });
  const loaded = await page.evaluate(() => ({ ...window.measured }));
  const video = asked.filter(({ path }) => path.endsWith(".mp4"));
  const sheets = asked.filter(({ path }) => path.endsWith("sprite.webp"));
  const untouched = [
    amount("requests before any hover", asked.length, ""),
    amount("bytes before any hover", asked.reduce((sum, { bytes }) => sum + bytes, 0) / 1024, "KiB"),
    amount(
      "video and sprite bytes before any hover",
      [...video, ...sheets].reduce((sum, { bytes }) => sum + bytes, 0),
      "B",
      0,
    ),
    amount("largest contentful paint", loaded.largestPaint, "ms"),
    amount("layout shift of the load", loaded.shift, "", 0),
  ];
  const stop = await recordTasks(page);
  const seen = await scrollToEnd(page);
  const tasks = await stop();
  const shift = (await page.evaluate(() => window.measured.shift)) - loaded.shift;
  await page.close();
  return [
    ...untouched,
    {
      what: "clips seen while scrolling to the end",
      value: String(seen),
      limit: `≥ ${CLIPS * 0.9}`,
      ok: seen >= CLIPS * 0.9,
    },
    amount("longest task while scrolling, processor time", longestTask(tasks), "ms", 100),
    amount("layout shift while scrolling", shift, "", 0),
  ];
};

function watch() {
  window.measured = { shift: 0, largestPaint: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) window.measured.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) window.measured.largestPaint = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}

/** Half a screen each frame, as a hand on a trackpad does it at its fastest. Gives the number of clips drawn on the way. */
function scrollToEnd(page: Page): Promise<number> {
  return page.evaluate(async (patience) => {
    const seen = new Set<string | null>();
    const end = performance.now() + patience;
    let still = 0;
    let last = -1;
    // Waiting for the next page is not the end: the end stays the end.
    while (performance.now() < end && still < 300) {
      scrollBy(0, innerHeight / 2);
      await new Promise(requestAnimationFrame);
      for (const card of document.querySelectorAll("article")) seen.add(card.getAttribute("data-id"));
      const waiting = document.body.textContent?.includes("Loading more");
      still = scrollY === last && !waiting ? still + 1 : 0;
      last = scrollY;
    }
    return seen.size;
  }, PATIENCE_MS);
}
