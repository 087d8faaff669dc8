// Justified rows, computed as the stylesheet's flex layout computes them (`justified-rows` in globals.css), so that
// what the server drew does not move when the browser takes over. Lengths are CSS pixels.

export type RowMetrics = { width: number; rowHeight: number; gapX: number; gapY: number; caption: number };

export type Box = { left: number; top: number; width: number; height: number };
/** Items `from` to `to` (exclusive). */
export type Row = { from: number; to: number; top: number; height: number };
export type Layout = { boxes: Box[]; rows: Row[]; height: number };

/** A last row that lacks less than this part of the width fills it; the same in the stylesheet. */
const LAST_ROW_SLACK = 0.11;

/**
 * Places pictures of these width-to-height ratios. While more are to come (`open`), a last row that is not full yet
 * is left out: it would change its height when they do.
 */
export function justify(ratios: readonly number[], metrics: RowMetrics, open: boolean): Layout {
  const { width, rowHeight, gapX, gapY, caption } = metrics;
  const boxes: Box[] = [];
  const rows: Row[] = [];
  let top = 0;
  let from = 0;

  function place(to: number, height: number) {
    let left = 0;
    for (let index = from; index < to; index++) {
      const itemWidth = Math.min((ratios[index] as number) * height, width);
      boxes.push({ left, top, width: itemWidth, height: height + caption });
      left += itemWidth + gapX;
    }
    rows.push({ from, to, top, height: height + caption });
    top += height + caption + gapY;
    from = to;
  }

  let sum = 0;
  for (let index = 0; index < ratios.length; index++) {
    const ratio = ratios[index] as number;
    const needed = (sum + ratio) * rowHeight + (index - from) * gapX;
    if (index > from && needed > width) {
      place(index, (width - (index - 1 - from) * gapX) / sum);
      sum = 0;
    }
    sum += ratio;
  }
  if (from < ratios.length && !(open && rows.length > 0)) {
    const items = ratios.length - from;
    const full = (width - (items - 1) * gapX) / sum;
    // The last row keeps its size, unless so little is left beside it that it looks cut off.
    const room = width - sum * rowHeight - (items - 1) * gapX;
    place(ratios.length, room < gapX + width * LAST_ROW_SLACK ? full : rowHeight);
  }
  return { boxes, rows, height: Math.max(0, top - gapY) };
}

/** The first row that ends below `y`; the last one past the end. */
export function rowAt(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle] as Row;
    if (row.top + row.height < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
