/** "1280x720" → `{ width: 1280, height: 720 }`, in pixels. Sizes are checked where they come in, so not here again. */
export function parseSize(size: string): { width: number; height: number } {
  const [width = 16, height = 9] = size.split("x").map(Number);
  return { width, height };
}
