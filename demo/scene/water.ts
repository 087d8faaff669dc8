import type { Frame } from "@/demo/render/frame";
import { toYuv } from "@/demo/scene/bitmap";
import type { Rgb } from "@/demo/scene/color";
import type { Drawable, Stage } from "@/demo/scene/stage";

const size = 512;
const mask = size - 1;

export type WaterPlan = {
  /** Colour of the depths, seen where the surface does not mirror. */
  deep: Rgb;
  /** How rough: 0 a pond, 1 open sea, 2 a storm. */
  rough: number;
  /** How much the surface mirrors close to the viewer, 0 to 1. Far away it always mirrors more. */
  mirror: number;
  /** Nearness of the shore behind which the water begins, for the waterline to move with it. */
  shore?: number;
  /** Longest streaks, as on a wet street, in parts of the unit. */
  streak?: number;
};

/**
 * Everything under the horizon becomes water: it mirrors what is already in the frame above, broken by waves that
 * shrink towards the horizon, with glitter under the light.
 */
export function makeWater(stage: Stage, plan: WaterPlan): Drawable {
  const { width, height, unit, palette } = stage;
  const slopes = makeSlopes(stage);
  const [deepY, deepU, deepV] = toYuv(plan.deep);
  const [sunLuma, sunU, sunV] = toYuv(palette.sun);
  const glitter = (stage.sunHidden ? 0.1 : palette.dark > 0.5 ? 0.7 : 1) * Math.max(0, palette.direct - 0.2) * 1.25;
  const glitterWidth = unit * 0.05;

  return (frame: Frame, { time, view }) => {
    const place = stage.place(view, plan.shore ?? 0.04);
    const shore = Math.round(stage.horizon + place.shiftY);
    const sun = (stage.sunX - width / 2) * place.scale + width / 2 + place.shiftX;
    const slide = (view.x + view.turnX) / unit;
    const luma = frame.y;
    const half = width >> 1;
    for (let row = Math.max(0, shore); row < height; row++) {
      const down = (row - shore + 0.6) / unit;
      // Perspective: rows near the horizon are far away.
      const distance = 0.12 / (down + 0.004);
      const scale = distance / (1 + view.forward * 0.9);
      const calm = Math.min(1, 7 / (distance + 2));
      const rough = plan.rough * calm;
      const pixelU = (scale * size * 1.5) / unit;
      const v1 = Math.floor(distance * size * 1.25 + time * 26 + view.forward * size * 0.9) & mask;
      const v2 = Math.floor(distance * size * 0.8 - time * 17 + view.forward * size * 0.6) & mask;
      let u1 = (-width / 2) * pixelU + slide * size * 1.5 + time * 11 + 40 * distance + 65_536;
      let u2 = (-width / 2) * pixelU * 0.63 - (time * 9 - slide * size) + 65_536;
      const above = shore - 1 - (row - shore) * 0.96;
      const lift = rough * unit * (0.0011 + 0.05 * Math.min(0.6, down));
      const sideways = rough * unit * 0.012 * (0.3 + down * 2);
      const mirror = Math.max(plan.mirror, 1 - down * 2.6);
      const keep = Math.round(256 * mirror);
      const o = row * width;
      const chromaRow = (row & 1) === 0;
      const co = (row >> 1) * half;
      const gleam = glitter * 1.7 * Math.max(0.25, 1 - down * 1.6);
      const spread = glitterWidth * (0.6 + down * 9);
      for (let x = 0; x < width; x++, u1 += pixelU, u2 += pixelU * 0.63) {
        const i1 = u1 | 0;
        const i2 = u2 | 0;
        const a1 = slopes[(v1 << 9) | (i1 & mask)] as number;
        const b1 = slopes[(v2 << 9) | (i2 & mask)] as number;
        const a = a1 + ((slopes[(v1 << 9) | ((i1 + 1) & mask)] as number) - a1) * (u1 - i1);
        const b = b1 + ((slopes[(v2 << 9) | ((i2 + 1) & mask)] as number) - b1) * (u2 - i2);
        const slope = a + b;
        let sy = (above - slope * lift) | 0;
        if (sy < 0) sy = -sy;
        if (sy >= shore) sy = shore - 1;
        let sx = (x + (a - b) * sideways) | 0;
        if (sx < 0) sx = 0;
        else if (sx >= width) sx = width - 1;
        // A face turned to the viewer shows the depth, one turned away mirrors the sky.
        let part = keep - slope * 46 * rough;
        if (part < 24) part = 24;
        else if (part > 250) part = 250;
        const seen = luma[sy * width + sx] as number;
        let value = deepY + ((seen - deepY) * part) / 256 + slope * 5 * rough;
        const off = (x - sun + slope * spread * 0.5) / spread;
        const spark = off > -3 && off < 3 && slope > 0.32 ? gleam * (slope - 0.32) * Math.exp(-off * off) : 0;
        if (spark > 0) value += (sunLuma - value) * (spark > 0.92 ? 0.92 : spark);
        luma[o + x] = value;
        if (chromaRow && (x & 1) === 0) {
          const c = co + (x >> 1);
          const s = (sy >> 1) * half + (sx >> 1);
          let u = deepU + (((frame.u[s] as number) - deepU) * part) / 256;
          let v = deepV + (((frame.v[s] as number) - deepV) * part) / 256;
          if (spark > 0) {
            const w = spark > 0.9 ? 0.9 : spark;
            u += (sunU - u) * w;
            v += (sunV - v) * w;
          }
          frame.u[c] = u;
          frame.v[c] = v;
        }
      }
    }
  };
}

/** A tileable field of wave slopes, about -1 to 1: many sines whose lengths fit the tile. */
function makeSlopes(stage: Stage): Float32Array {
  const roll = stage.roll("waves");
  const waves = Array.from({ length: 22 }, (_, i) => {
    const along = Math.round(roll.between(-5, 5) * (1 + i * 0.5));
    const down = Math.round(roll.between(2, 5) * (1 + i * 0.7));
    return { along, down, phase: roll() * 2 * Math.PI, strength: 1 / (1 + i * 0.16) };
  });
  const total = Math.sqrt(waves.reduce((sum, wave) => sum + wave.strength ** 2, 0) / 2);
  const out = new Float32Array(size * size);
  const step = (2 * Math.PI) / size;
  const sine = Float32Array.from({ length: size }, (_, i) => Math.sin(i * step));
  for (const { along, down, phase, strength } of waves) {
    const start = Math.round((phase / (2 * Math.PI)) * size);
    for (let y = 0; y < size; y++) {
      const base = start + y * down;
      for (let x = 0; x < size; x++) {
        const i = y * size + x;
        out[i] = (out[i] as number) + (strength / total) * 0.5 * (sine[(base + x * along) & mask] as number);
      }
    }
  }
  return out;
}
