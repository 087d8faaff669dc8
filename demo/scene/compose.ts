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
