import { describe, expect, it } from "vitest";
import { cropSchema } from "@/lib/uploads/schemas";
import { cropOf, fitView, MOST_ZOOM, ratioOf, WHOLE } from "./crop-geometry";

const wide = 2;
const portrait = ratioOf("720x1280");

/** The crop's shape in pixels must be the clip's, or the server would cut once more. */
const shapeOf = (crop: { width: number; height: number }, picture: number) => (crop.width * picture) / crop.height;

describe("cropOf", () => {
  it("keeps as much of the picture as the shape holds", () => {
    expect(cropOf(WHOLE, wide, 1)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    expect(cropOf(WHOLE, 0.5, 1)).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 });
    expect(cropOf(WHOLE, wide, wide)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });

  it.each([
    [wide, portrait],
    [0.75, 16 / 9],
    [1, 1],
    [5.3, 0.57],
  ])("has the clip's shape and lies in the picture: %d in %d", (picture, shape) => {
    for (const zoom of [1, 1.7, MOST_ZOOM])
      for (const place of [0, 0.3, 1]) {
        const crop = cropOf({ x: place, y: 1 - place, zoom }, picture, shape);
        expect(shapeOf(crop, picture)).toBeCloseTo(shape);
        expect(cropSchema.safeParse(crop).success).toBe(true);
        expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
      }
  });

  it("keeps the centre when the shape changes", () => {
    const view = { x: 0.6, y: 0.4, zoom: 3 };
    for (const shape of [portrait, 1, 16 / 9]) {
      const { x, y, width, height } = cropOf(view, wide, shape);
      expect([x + width / 2, y + height / 2]).toEqual([expect.closeTo(0.6), expect.closeTo(0.4)]);
    }
  });
});

describe("fitView", () => {
  it("stops at the edges of the picture and of the zoom", () => {
    expect(fitView({ x: 9, y: -9, zoom: 1 }, wide, 1)).toEqual({ x: 0.75, y: 0.5, zoom: 1 });
    expect(fitView({ x: 0.5, y: 0.5, zoom: 99 }, wide, 1).zoom).toBe(MOST_ZOOM);
    expect(fitView({ x: 0.5, y: 0.5, zoom: 0 }, wide, 1).zoom).toBe(1);
  });
});
