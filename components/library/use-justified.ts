import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { justify, type Layout, type RowMetrics, rowAt } from "./justify";

/** How far beyond the screen cards are drawn, in screens. */
const OVERSCAN = 1;
const CAPTION_REM = 1.75;

// What the last gallery measured: one that opens again in this tab is placed before it is painted.
let lastMetrics: RowMetrics | null = null;

function measure(element: HTMLElement): RowMetrics {
  const style = getComputedStyle(element);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    width: element.clientWidth,
    rowHeight: Number.parseFloat(style.getPropertyValue("--row-height")) * rem,
    gapX: Number.parseFloat(style.columnGap),
    gapY: Number.parseFloat(style.rowGap),
    caption: CAPTION_REM * rem,
  };
}

const same = (a: RowMetrics | null, b: RowMetrics) =>
  a !== null && (Object.keys(b) as (keyof RowMetrics)[]).every((key) => a[key] === b[key]);

/** Null on the server and while hydrating: the stylesheet lays the first page out by itself. */
function useMetrics(ref: RefObject<HTMLElement | null>, hydrated: boolean): RowMetrics | null {
  const [metrics, setMetrics] = useState(hydrated ? lastMetrics : null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => {
      const now = measure(element);
      if (now.width > 0) setMetrics((before) => (same(before, now) ? before : now));
      lastMetrics = now;
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    // The density is an attribute of the page around.
    const restyled = new MutationObserver(look);
    const page = element.closest("[data-density]");
    if (page) restyled.observe(page, { attributeFilter: ["data-density"] });
    return () => {
      resized.disconnect();
      restyled.disconnect();
    };
  }, [ref]);
  return metrics;
}

type Range = { from: number; to: number };

/** Which rows are near the screen. */
function useNearRows(ref: RefObject<HTMLElement | null>, layout: Layout | null): Range {
  const [range, setRange] = useState<Range>({ from: 0, to: 8 });
  const rows = layout?.rows;
  useLayoutEffect(() => {
    if (!rows) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const element = ref.current;
      if (!element) return;
      const top = -element.getBoundingClientRect().top;
      const from = rowAt(rows, top - innerHeight * OVERSCAN);
      const to = rowAt(rows, top + innerHeight * (1 + OVERSCAN)) + 1;
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    look();
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [ref, rows]);
  return range;
}

let hydrated = false;

/**
 * The place of every clip, and which ones to draw: those near the screen. `layout` is null until the page is
 * measured; then all are drawn.
 */
export function useJustified(ref: RefObject<HTMLElement | null>, ratios: readonly number[], open: boolean) {
  const [wasHydrated] = useState(hydrated);
  useEffect(() => {
    hydrated = true;
  }, []);
  const metrics = useMetrics(ref, wasHydrated);
  const layout = useMemo(() => metrics && justify(ratios, metrics, open), [metrics, ratios, open]);
  const near = useNearRows(ref, layout);
  const from = layout?.rows[near.from]?.from ?? 0;
  const to = layout ? (layout.rows[Math.min(near.to, layout.rows.length) - 1]?.to ?? 0) : ratios.length;
  return { layout, from, to };
}
