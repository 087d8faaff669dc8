import { parseSize } from "@/lib/parse-size";
import type { Crop } from "@/lib/uploads/schemas";

/** What the user looks at: the centre as fractions of the picture, and how far in; 1 = as much as the shape holds. */
export type View = { x: number; y: number; zoom: number };

export const WHOLE: View = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 4;

/** Width over height of a size like "1280x720". */
export function ratioOf(size: string): number {
  const { width, height } = parseSize(size);
  return width / height;
}

/** Width and height of the crop, as fractions of the picture. Ratios are width over height. */
function extent(zoom: number, picture: number, shape: number) {
  return { width: Math.min(1, shape / picture) / zoom, height: Math.min(1, picture / shape) / zoom };
}

const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

/** The nearest view that stays inside the picture. */
export function fitView({ x, y, zoom }: View, picture: number, shape: number): View {
  const bounded = between(1, zoom, MOST_ZOOM);
  const { width, height } = extent(bounded, picture, shape);
  return { x: between(width / 2, x, 1 - width / 2), y: between(height / 2, y, 1 - height / 2), zoom: bounded };
}

/** The part of a picture that a view keeps at a shape. The same view at another shape keeps the same centre. */
export function cropOf(view: View, picture: number, shape: number): Crop {
  const { x, y, zoom } = fitView(view, picture, shape);
  const { width, height } = extent(zoom, picture, shape);
  return { x: between(0, x - width / 2, 1 - width), y: between(0, y - height / 2, 1 - height), width, height };
}
