import type { Frame } from "@/demo/render/frame";
import type { Bitmap, Runs } from "@/demo/scene/bitmap";

/** Where a layer lands: screen = anchor + (scene − anchor) × scale + shift. */
export type Placement = {
  anchorX: number;
  anchorY: number;
  scale: number;
  shiftX: number;
  shiftY: number;
  /** Pixels by which a row of the screen moves sideways: a mirror image on water. */
  ripple?: (row: number) => number;
};

/** Draws a layer over the frame, scaled and moved with bilinear filtering, in `strength` 0–1 of its opacity. */
export function drawLayer(frame: Frame, bitmap: Bitmap, place: Placement, strength = 1): void {
  const blend = bitmap.detail < 0.6 ? blendSoftRow : blendRow;
  const { width, height } = frame;
  const step = bitmap.detail / place.scale;
  const leftX = ((0 - place.anchorX - place.shiftX) / place.scale + place.anchorX - bitmap.x) * bitmap.detail;
  const startY = ((0 - place.anchorY - place.shiftY) / place.scale + place.anchorY - bitmap.y) * bitmap.detail;
  const opacity = Math.round(strength * 256);
  for (let row = 0; row < height; row++) {
    const startX = place.ripple ? leftX + place.ripple(row) * step : leftX;
    const sy = startY + row * step;
    drawRow(
      frame.y,
      row * width,
      width,
      bitmap.luma,
      bitmap.alpha,
      bitmap.width,
      bitmap.lumaRuns,
      sy,
      startX,
      step,
      opacity,
      blend,
    );
    if (row & 1) continue;
    const half = width >> 1;
    const o = (row >> 1) * half;
    const { chromaAlpha, chromaRuns } = bitmap;
    const source = bitmap.width >> 1;
    drawRow(frame.u, o, half, bitmap.u, chromaAlpha, source, chromaRuns, sy / 2, startX / 2, step, opacity, blend);
    drawRow(frame.v, o, half, bitmap.v, chromaAlpha, source, chromaRuns, sy / 2, startX / 2, step, opacity, blend);
  }
}

/** One row of one plane: its runs, each with the loop that suits it. */
function drawRow(
  target: Uint8Array,
  offset: number,
  width: number,
  source: Uint8Array,
  alpha: Uint8Array,
  sourceWidth: number,
  runs: Runs,
  sy: number,
  startX: number,
  step: number,
  opacity: number,
  blend: typeof blendRow,
): void {
  const j = Math.floor(sy);
  if (j < 0 || j >= runs.starts.length - 2) return;
  const fy = Math.floor((sy - j) * 256);
  const stepFixed = Math.floor(step * 65_536);
  const end = runs.starts[j + 1] as number;
  for (let s = runs.starts[j] as number; s < end; s += 3) {
    const from = Math.max(0, Math.ceil(((runs.spans[s] as number) - startX) / step));
    const to = Math.min(width, Math.ceil(((runs.spans[s + 1] as number) - startX) / step));
    if (from >= to) continue;
    const x0 = Math.floor((startX + from * step) * 65_536);
    if (runs.spans[s + 2] === 1 && opacity === 256) {
      copyRow(target, offset + from, offset + to, source, sourceWidth, j, fy, x0, stepFixed);
    } else blend(target, offset + from, offset + to, source, alpha, sourceWidth, j, fy, x0, stepFixed, opacity);
  }
}

/** One row of an opaque layer. `x` and `step` are 16.16 fixed point, `fy` the vertical fraction in 256ths. */
function copyRow(
  target: Uint8Array,
  from: number,
  to: number,
  source: Uint8Array,
  width: number,
  row: number,
  fy: number,
  x: number,
  step: number,
): void {
  const top = row * width;
  const bottom = top + width;
  const gy = 256 - fy;
  for (let o = from; o < to; o++, x += step) {
    const i = x >> 16;
    const fx = (x >> 8) & 255;
    const gx = 256 - fx;
    const a = (source[top + i] as number) * gx + (source[top + i + 1] as number) * fx;
    const b = (source[bottom + i] as number) * gx + (source[bottom + i + 1] as number) * fx;
    target[o] = (a * gy + b * fy) >> 16;
  }
}

/** One row of a layer with transparency; the source is already multiplied by its alpha. */
function blendRow(
  target: Uint8Array,
  from: number,
  to: number,
  source: Uint8Array,
  alpha: Uint8Array,
  width: number,
  row: number,
  fy: number,
  x: number,
  step: number,
  opacity: number,
): void {
  const top = row * width;
  const bottom = top + width;
  const gy = 256 - fy;
  for (let o = from; o < to; o++, x += step) {
    const i = x >> 16;
    const fx = (x >> 8) & 255;
    const gx = 256 - fx;
    const a1 = (alpha[top + i] as number) * gx + (alpha[top + i + 1] as number) * fx;
    const a2 = (alpha[bottom + i] as number) * gx + (alpha[bottom + i + 1] as number) * fx;
    const cover = ((a1 * gy + a2 * fy) >> 8) * opacity;
    if (cover === 0) continue;
    const s1 = (source[top + i] as number) * gx + (source[top + i + 1] as number) * fx;
    const s2 = (source[bottom + i] as number) * gx + (source[bottom + i + 1] as number) * fx;
    const value = ((s1 * gy + s2 * fy) >> 8) * opacity;
    // cover runs to 255 × 256 × 256: keep what the layer leaves of the ground.
    target[o] = (value + (16_711_680 - cover) * ((target[o] as number) / 255)) >> 16;
  }
}

/** `blendRow` for layers without fine detail, mist and clouds: each sample serves two pixels. */
function blendSoftRow(
  target: Uint8Array,
  from: number,
  to: number,
  source: Uint8Array,
  alpha: Uint8Array,
  width: number,
  row: number,
  fy: number,
  x: number,
  step: number,
  opacity: number,
): void {
  const top = row * width;
  const bottom = top + width;
  const gy = 256 - fy;
  for (let o = from; o < to; o += 2, x += step * 2) {
    const i = x >> 16;
    const fx = (x >> 8) & 255;
    const gx = 256 - fx;
    const a1 = (alpha[top + i] as number) * gx + (alpha[top + i + 1] as number) * fx;
    const a2 = (alpha[bottom + i] as number) * gx + (alpha[bottom + i + 1] as number) * fx;
    const cover = ((a1 * gy + a2 * fy) >> 8) * opacity;
    if (cover === 0) continue;
    const s1 = (source[top + i] as number) * gx + (source[top + i + 1] as number) * fx;
    const s2 = (source[bottom + i] as number) * gx + (source[bottom + i + 1] as number) * fx;
    const value = ((s1 * gy + s2 * fy) >> 8) * opacity;
    const keep = (16_711_680 - cover) / 255;
    target[o] = (value + keep * (target[o] as number)) >> 16;
    if (o + 1 < to) target[o + 1] = (value + keep * (target[o + 1] as number)) >> 16;
  }
}

/**
 * Draws a small layer turned by `degrees` around the scene point (`pivotX`, `pivotY`). Slower per pixel than
 * `drawLayer`, so for sprites.
 */
export function drawTurned(
  frame: Frame,
  bitmap: Bitmap,
  place: Placement,
  degrees: number,
  pivotX: number,
  pivotY: number,
): void {
  const angle = (degrees * Math.PI) / 180;
  const turn = { cos: Math.cos(angle), sin: Math.sin(angle) };
  const x = (pivotX - place.anchorX) * place.scale + place.anchorX + place.shiftX;
  const y = (pivotY - place.anchorY) * place.scale + place.anchorY + place.shiftY;
  const step = bitmap.detail / place.scale;
  const px = (pivotX - bitmap.x) * bitmap.detail;
  const py = (pivotY - bitmap.y) * bitmap.detail;
  const half = frame.width >> 1;
  const source = bitmap.width >> 1;
  const { chromaAlpha: ca } = bitmap;
  turnPlane(frame.y, frame.width, frame.height, bitmap.luma, bitmap.alpha, bitmap.width, x, y, px, py, step, turn);
  turnPlane(frame.u, half, frame.height >> 1, bitmap.u, ca, source, x / 2, y / 2, px / 2, py / 2, step, turn);
  turnPlane(frame.v, half, frame.height >> 1, bitmap.v, ca, source, x / 2, y / 2, px / 2, py / 2, step, turn);
}

function turnPlane(
  target: Uint8Array,
  width: number,
  height: number,
  source: Uint8Array,
  alpha: Uint8Array,
  sourceWidth: number,
  x: number,
  y: number,
  px: number,
  py: number,
  step: number,
  { cos, sin }: { cos: number; sin: number },
): void {
  const sourceHeight = Math.floor(source.length / sourceWidth);
  // A circle around the pivot that holds every corner.
  const reach = Math.hypot(Math.max(px, sourceWidth - px), Math.max(py, sourceHeight - py)) / step;
  const left = Math.max(0, Math.floor(x - reach));
  const right = Math.min(width - 1, Math.ceil(x + reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row <= Math.min(height - 1, y + reach); row++) {
    let sx = px + ((left - x) * cos + (row - y) * sin) * step;
    let sy = py + ((row - y) * cos - (left - x) * sin) * step;
    for (let o = row * width + left; o <= row * width + right; o++, sx += cos * step, sy -= sin * step) {
      if (sx < 0 || sy < 0 || sx >= sourceWidth - 1 || sy >= sourceHeight - 1) continue;
      const ix = sx | 0;
      const iy = sy | 0;
      const i = iy * sourceWidth + ix;
      const j = i + sourceWidth;
      const fx = sx - ix;
      const fy = sy - iy;
      const a1 = (alpha[i] as number) + ((alpha[i + 1] as number) - (alpha[i] as number)) * fx;
      const a2 = (alpha[j] as number) + ((alpha[j + 1] as number) - (alpha[j] as number)) * fx;
      const cover = a1 + (a2 - a1) * fy;
      if (cover < 0.5) continue;
      const s1 = (source[i] as number) + ((source[i + 1] as number) - (source[i] as number)) * fx;
      const s2 = (source[j] as number) + ((source[j + 1] as number) - (source[j] as number)) * fx;
      const value = s1 + (s2 - s1) * fy + ((target[o] as number) * (255 - cover)) / 255;
      target[o] = value > 255 ? 255 : value;
    }
  }
}
