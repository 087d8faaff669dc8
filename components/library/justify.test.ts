import { describe, expect, it } from "vitest";
import { justify, rowAt } from "./justify";

const metrics = { width: 1000, rowHeight: 200, gapX: 10, gapY: 16, caption: 28 };
const wide = 16 / 9;
const tall = 9 / 16;

describe("justified rows", () => {
  it("fill the width exactly, keep every shape, and are never lower than asked", () => {
    const ratios = [wide, tall, wide, 1, wide, tall, tall, wide, 1, wide];
    const { boxes, rows } = justify(ratios, metrics, false);
    for (const { from, to, height } of rows.slice(0, -1)) {
      const last = boxes[to - 1];
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(1000);
      expect(height).toBeGreaterThanOrEqual(228);
      for (let i = from; i < to; i++) expect(boxes[i]?.width).toBeCloseTo((ratios[i] as number) * (height - 28));
    }
    expect(rows.at(-1)?.to).toBe(ratios.length);
  });

  it("keep the last row at its size, and hold it back while more is to come", () => {
    const ratios = [wide, wide, wide, tall];
    expect(justify(ratios, metrics, false).rows).toMatchObject([{ to: 2 }, { from: 2, to: 4, height: 228 }]);
    expect(justify(ratios, metrics, true).rows).toHaveLength(1);
    expect(justify([wide], metrics, true).rows).toHaveLength(1);
  });

  it("fill the width with a last row that nearly does", () => {
    const phone = { ...metrics, width: 358, rowHeight: 184, gapX: 8 };
    expect(justify([wide], phone, false).boxes).toMatchObject([{ width: 358 }]);
    expect(justify([wide, wide], phone, false).boxes).toMatchObject([{ width: 358 }, { width: 358 }]);
    expect(justify([wide], { ...phone, width: 390 }, false).boxes[0]?.width).toBeCloseTo(wide * 184);
    expect(justify([1], phone, false).boxes).toMatchObject([{ width: 184 }]);
  });

  it("never move a full row when clips are appended", () => {
    const ratios = Array.from({ length: 40 }, (_, index) => [wide, tall, 1][index % 3] as number);
    const before = justify(ratios, metrics, true);
    const after = justify([...ratios, wide, wide, tall], metrics, true);
    expect(after.boxes.slice(0, before.boxes.length)).toEqual(before.boxes);
  });

  it("shrink a clip wider than the page, and stand no clip at all", () => {
    const { boxes } = justify([8], metrics, false);
    expect(boxes[0]).toEqual({ left: 0, top: 0, width: 1000, height: 125 + 28 });
    expect(justify([], metrics, false)).toEqual({ boxes: [], rows: [], height: 0 });
  });

  it("are found by their place", () => {
    const { rows } = justify(Array(100).fill(wide), metrics, false);
    expect(rowAt(rows, -5)).toBe(0);
    expect(rowAt(rows, (rows[7]?.top ?? 0) + 1)).toBe(7);
    expect(rowAt(rows, 1e9)).toBe(rows.length - 1);
  });
});
