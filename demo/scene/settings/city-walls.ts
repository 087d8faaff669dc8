import { mix, type Rgb, smoothstep } from "@/demo/scene/color";
import type { Block, CityPlan, Sign } from "@/demo/scene/settings/city-plan";
import type { Stage } from "@/demo/scene/stage";

/** Colour of a wall at `along` and height `h`: stone, windows, a shop on the street. */
export function paintFacade(
  stage: Stage,
  block: Block,
  along: number,
  h: number,
  z: number,
  sunny: number,
  out: Float32Array,
): void {
  const { palette } = stage;
  const night = palette.dark;
  const bay = Math.floor(along / block.bay);
  const storey = Math.floor((h - 0.3) / block.floor);
  const u = along / block.bay - bay;
  const v = (h - 0.3) / block.floor - storey;
  const chance = hash(bay, storey, block.key);
  const fade = 0.5 + 0.5 * smoothstep(0, 1.2, h);
  for (let k = 0; k < 3; k++) {
    const light =
      (palette.ambient[k] as number) * 0.0035 +
      (palette.light[k] as number) * 0.0042 * palette.direct * (night > 0.5 ? 0.12 : sunny * sunny);
    out[k] = (block.color[k] as number) * light * (night > 0.5 ? 0.75 : fade);
    // Light of the shops and signs on the wall above them.
    if (night > 0.5)
      out[k] =
        (out[k] as number) +
        (block.shop[k] as number) * (block.color[k] as number) * 0.0011 * Math.exp(-Math.max(0, h - 0.25) * 2.6);
  }
  if (h < 0.3) {
    const glass = h > 0.04 && h < 0.235 && u > 0.06 && u < 0.94;
    const open = hash(Math.floor(along / (block.bay * 3)), 7, block.key) < (night > 0.5 ? 0.72 : 0.9);
    if (glass && open) {
      // A lit room: bright under its lamps, things on a counter dark before it.
      const goods = hash(Math.floor(along * 26), 3, block.key);
      const counter = h - 0.04 < 0.035 + (goods > 0.55 ? 0.06 * goods : 0);
      const inside = counter ? 0.26 + 0.12 * goods : 0.62 + 1.9 * (h - 0.04) - 0.3 * (u - 0.5) ** 2;
      const strength = night > 0.5 ? 0.95 : 0.35;
      for (let k = 0; k < 3; k++)
        out[k] = (out[k] as number) * (1 - strength) + (block.shop[k] as number) * strength * Math.min(1.08, inside);
    } else if (h >= 0.25) {
      const awning = night > 0.5 ? 0.5 : 0.8;
      for (let k = 0; k < 3; k++)
        out[k] =
          (block.shop[k] as number) *
          awning *
          (0.35 + 0.25 * hash(Math.floor(along * 5), 1, block.key)) *
          (night > 0.5 ? 0.9 : sunny);
    }
    return;
  }
  if (u > 0.2 && u < 0.8 && v > 0.24 && v < 0.8 && h < block.top - 0.07) {
    const lit = chance < block.lit * (night > 0.5 ? 1 : 0.05 + 0.2 * night);
    if (lit) {
      const dim = 0.45 + 0.55 * hash(storey, bay, block.key + 3);
      const curtain = v < 0.5 || u < 0.5 ? 1 : 0.82;
      for (let k = 0; k < 3; k++) out[k] = (block.warm[k] as number) * dim * curtain;
    } else {
      // Glass shows the sky, more of it high up.
      const sky = 0.25 + 0.5 * chance * smoothstep(0, 3, h);
      const seen: Rgb = mix(palette.horizon, palette.middle, chance);
      for (let k = 0; k < 3; k++)
        out[k] = (out[k] as number) * (1 - sky) * 0.55 + (seen[k] as number) * sky * (night > 0.5 ? 0.5 : 0.72);
    }
    if (z < 4 && (Math.abs(u - 0.5) < 0.025 || Math.abs(v - 0.52) < 0.03))
      for (let k = 0; k < 3; k++) out[k] = (out[k] as number) * 0.6;
  } else if (v < 0.06 || h > block.top - 0.05) {
    for (let k = 0; k < 3; k++) out[k] = (out[k] as number) * 1.22;
  }
}

/** How far the light of a sign reaches, in units. */
const reach = 0.3;

/** A sign and the light around it, added to the pixel. */
export function paintSign(
  stage: Stage,
  plan: CityPlan,
  sign: Sign,
  x: number,
  y: number,
  haze: number,
  out: Float32Array,
): void {
  const px = ((x - stage.width / 2) / stage.focal) * sign.z * sign.side;
  const h = plan.eye - ((y - stage.horizon) / stage.focal) * sign.z;
  const dx = Math.max(sign.left - px, px - sign.right, 0);
  const dh = Math.max(sign.bottom - h, h - sign.top, 0);
  const distance = Math.hypot(dx, dh);
  const night = stage.palette.dark > 0.5 ? 1 : 0.35;
  if (distance > reach) return;
  if (distance === 0) {
    const u = (px - sign.left) / (sign.right - sign.left);
    const v = (h - sign.bottom) / (sign.top - sign.bottom);
    const edge =
      Math.min(u, 1 - u) * (sign.right - sign.left) < 0.012 || Math.min(v, 1 - v) * (sign.top - sign.bottom) < 0.012;
    const on = edge || glyph(u, v, sign);
    for (let k = 0; k < 3; k++) {
      const tube = on
        ? (sign.color[k] as number) + (255 - (sign.color[k] as number)) * 0.5
        : (sign.color[k] as number) * 0.16 * night + 10;
      out[k] = tube * (1 - haze * 0.6) * (on ? 0.55 + 0.45 * night : 1) + (sign.color[k] as number) * haze * 0.3;
    }
    out[3] = 1;
    return;
  }
  const glow =
    night *
    (0.5 * Math.exp(-distance * 22) + 0.2 * Math.exp(-distance * 7)) *
    (1 - distance / reach) *
    (1 - haze * 0.5);
  const before = out[3] as number;
  const after = before + (1 - before) * glow;
  if (after <= 0.012) return;
  for (let k = 0; k < 3; k++) {
    const under = before > 0 ? (out[k] as number) : (sign.color[k] as number);
    out[k] = Math.min(255, under + ((sign.color[k] as number) - under * 0.2) * glow * (before > 0 ? 1 : 0));
  }
  out[3] = after;
}

/** Strokes that look like writing and say nothing. */
function glyph(u: number, v: number, sign: Sign): boolean {
  const width = sign.right - sign.left;
  const tall = sign.top - sign.bottom > width;
  const count = Math.max(2, Math.round(tall ? (sign.top - sign.bottom) / width : width / (sign.top - sign.bottom)));
  const along = (tall ? 1 - v : u) * count;
  const index = Math.floor(along);
  const [a, b] = tall ? [u, along - index] : [along - index, 1 - v];
  if (a < 0.2 || a > 0.8 || b < 0.14 || b > 0.86) return false;
  const column = Math.floor((a - 0.2) * 8.3);
  const row = Math.floor((b - 0.14) * 7);
  return hash(column, row + index * 7, sign.key) < 0.5;
}

/** A repeatable number from 0 to 1 for whole numbers. */
function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a + 374_761, 668_265_263) ^ Math.imul(b + 982_451, 374_761_393) ^ Math.imul(c + 1, 2_246_822_519);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
