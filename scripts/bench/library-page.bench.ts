import type { Page } from "@playwright/test";
import type { Bench } from "./bench";
import { longestTask, recordTasks } from "./support/main-thread";
import { openStudio } from "./support/studio";

// The library of 10,000 clips in a browser: what it loads untouched, how it settles, and how it scrolls to the end.

const CLIPS = 10_000;
/** Where people begin to feel that a page does not follow. */
const JANK_MS = 100;
const PATIENCE_MS = 10 * 60_000;

declare global {
  interface Window {
    measured: { shift: number; largestPaint: number };
  }
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;

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

export default {
  async run() {
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
    const total = sum(asked);
    const moving = sum(asked.filter(({ path }) => /\.mp4$|sprite\.webp$/.test(path)));
    const requests = asked.length;

    const stop = await recordTasks(page);
    const seen = await scrollToEnd(page);
    const longest = longestTask(await stop());
    const shift = (await page.evaluate(() => window.measured.shift)) - loaded.shift;
    await page.close();
    const none = { atMost: 0 };
    return [
      {
        what: "video and sprite bytes before any hover",
        ours: `${kib(moving)} of ${requests} requests`,
        other: `${kib(total)} in all`,
        ratio: moving / total,
        target: none,
      },
      {
        what: "layout shift of the load",
        ours: loaded.shift.toFixed(3),
        other: `first picture after ${loaded.largestPaint.toFixed(0)} ms`,
        ratio: loaded.shift,
        target: none,
      },
      {
        what: "clips reached by scrolling to the end",
        ours: `${seen} clips`,
        other: `${CLIPS}, less the trash`,
        ratio: seen / CLIPS,
        target: { atLeast: 0.95 },
      },
      {
        what: "longest task on the way, processor time",
        ours: `${longest.toFixed(0)} ms`,
        other: `${JANK_MS} ms, felt as a hitch`,
        ratio: longest / JANK_MS,
        target: { atMost: 1 },
      },
      { what: "layout shift on the way", ours: shift.toFixed(3), other: "0", ratio: shift, target: none },
    ];
  },
} satisfies Bench;

const sum = (asked: { bytes: number }[]) => asked.reduce((total, { bytes }) => total + bytes, 0);
