import type { Frame } from "@/demo/render/frame";
import type { Bitmap } from "@/demo/scene/bitmap";
import { drawBitmap } from "@/demo/scene/bitmap";
import { drawLayer } from "@/demo/scene/compose";
import { random } from "@/demo/scene/random";

const tile = 256;
const still = { anchorX: 0, anchorY: 0, scale: 1, shiftX: 0, shiftY: 0 };

/** The last pass over every frame: darker corners, film grain, the demo mark. */
export async function makeFilm(
  width: number,
  height: number,
  seed: number,
): Promise<(frame: Frame, index: number) => void> {
  const grain = makeGrain(seed);
  const across = falloff(width);
  const down = falloff(height);
  const mark = await drawMark(width, height);
  const roll = random(seed);
  const jumps = Array.from({ length: 97 }, () => Math.floor(roll() * tile) * tile + Math.floor(roll() * tile));
  return (frame, index) => {
    const jump = jumps[index % jumps.length] as number;
    const luma = frame.y;
    for (let row = 0, i = 0; row < height; row++) {
      const edge = down[row] as number;
      const line = (row * tile + jump) & (tile * tile - 1) & ~(tile - 1);
      for (let column = 0; column < width; column++, i++) {
        // 1.0 in the middle to about 0.8 in the corners, as 8-bit fixed point.
        const keep = 256 - (((across[column] as number) + edge) >> 3);
        const value =
          16 + ((((luma[i] as number) - 16) * keep) >> 8) + (grain[line + ((column + jump) & (tile - 1))] as number);
        luma[i] = value < 16 ? 16 : value > 235 ? 235 : value;
      }
    }
    drawLayer(frame, mark, still);
  };
}

/** 0 in the middle of a side, 208 at its ends. */
function falloff(length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => Math.round(208 * Math.abs((2 * i) / (length - 1) - 1) ** 2.6));
}

/** Soft grain of one or two levels. */
function makeGrain(seed: number): Int8Array {
  const roll = random(seed ^ 0x9e37);
  const raw = Float32Array.from({ length: tile * tile }, () => roll() + roll() - 1);
  return Int8Array.from(raw, (value, i) => {
    const next = raw[(i + 1) & (tile * tile - 1)] as number;
    const under = raw[(i + tile) & (tile * tile - 1)] as number;
    return Math.round(1.9 * (value * 0.8 + next * 0.3 + under * 0.3));
  });
}

/** The word "demo" as strokes, so that no font is needed. */
const letters =
  "M11 0V16M11 11a5 5 0 1 1 -10 0a5 5 0 1 1 10 0 M16 11h10a5 5 0 1 0 -1.6 3.7 M31 16V6M31 10c0-5 7-5 7 0v6M38 10c0-5 7-5 7 0v6 M50 11a5 5 0 1 1 10 0a5 5 0 1 1 -10 0";

function drawMark(width: number, height: number): Promise<Bitmap> {
  const scale = Math.min(width, height) / 720;
  const [w, h] = [80 * scale, 36 * scale];
  const area = { x: Math.round(width - w - 22 * scale), y: Math.round(height - h - 20 * scale), width: w, height: h };
  const path = `<g transform="translate(${area.x + 10 * scale} ${area.y + 9 * scale}) scale(${scale})" fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="${letters}" stroke="#000" stroke-opacity=".28" stroke-width="4.4"/><path d="${letters}" stroke="#fff" stroke-opacity=".62" stroke-width="2"/></g>`;
  return drawBitmap(area, null, path);
}
