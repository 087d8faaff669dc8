/** What the demo engine sells: model names, picture sizes and clip lengths. */
export const models = [
  "demo-1",
  "sora-2",
  "sora-2-pro",
  "sora-2-2025-10-06",
  "sora-2-2025-12-08",
  "sora-2-pro-2025-10-06",
] as const;

/** The four sizes of the Videos API, and a square one as an extension. */
export const sizes = ["720x1280", "1280x720", "1024x1792", "1792x1024", "720x720"] as const;

export type Model = (typeof models)[number];
export type Size = (typeof sizes)[number];

export const defaults = { model: "demo-1", size: "720x1280", seconds: 4 } as const;
export const limits = { promptLength: 32_000, seconds: 20, totalSeconds: 120, nameLength: 80 } as const;

/** "1280x720" → [1280, 720] */
export function dimensions(size: Size): [width: number, height: number] {
  const [width, height] = size.split("x").map(Number);
  return [width ?? 0, height ?? 0];
}

/** The size whose shape is nearest to an uploaded picture or video. */
export function nearestSize(width: number, height: number): Size {
  const shape = Math.log(width / height);
  if (Math.abs(shape) < 0.2) return "720x720";
  return shape > 0 ? "1280x720" : "720x1280";
}
