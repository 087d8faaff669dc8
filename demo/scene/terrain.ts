import { type Area, type Bitmap, paintBitmap, rasterize } from "@/demo/scene/bitmap";
import { mix, type Rgb } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import type { Drawable, Stage } from "@/demo/scene/stage";

/** One visible point of the ground. */
export type Ground = {
  /** Sideways and away from the camera, in units; height above the base plane. */
  x: number;
  z: number;
  height: number;
  /** 1 for level ground, 0 for a wall. */
  level: number;
  /** Direct light that reaches it, 0 to 1. */
  light: number;
};

export type TerrainPlan = {
  near: number;
  far: number;
  /** Height of the camera above the base plane. */
  eye: number;
  height(x: number, z: number): number;
  /** Colour of the lit ground, before haze. */
  color(ground: Ground): Rgb;
  /** Ground at or under this height is left out, for water to show. */
  waterLevel?: number;
  layers?: number;
  /** Whether the ground mirrors in the water at its foot. */
  mirrored?: boolean;
  /** Things that stand on the ground between two distances, as SVG in scene pixels. */
  standing?(near: number, far: number, area: Area): string;
};

const rowsPerLayer = 230;

/**
 * Renders a height field as a few layers, each a range of distances: real perspective, slopes lit by the sun,
 * shadows and haze, painted once; the layers then move against each other.
 */
export async function makeTerrain(stage: Stage, plan: TerrainPlan): Promise<Drawable[]> {
  const count = plan.layers ?? 5;
  const ratio = (plan.far / plan.near) ** (1 / count);
  const layers: Array<{ bitmap: Bitmap; nearness: number }> = [];
  for (let i = count - 1; i >= 0; i--) {
    const near = plan.near * ratio ** i;
    // Each layer reaches a little under its nearer neighbour, so that no gap opens when they part.
    const bitmap = await paintRange(stage, plan, near * (i === 0 ? 1 : 0.86), near * ratio, i === 0);
    if (bitmap) layers.push({ bitmap, nearness: 1 / (near * Math.sqrt(ratio)) });
  }
  return layers.map(
    ({ bitmap, nearness }) =>
      (frame, { view }) =>
        drawLayer(frame, bitmap, stage.place(view, nearness)),
  );
}

/** The scene row where a point of this height and distance appears. */
export function projectRow(stage: Stage, plan: Pick<TerrainPlan, "eye">, height: number, z: number): number {
  return stage.horizon + ((plan.eye - height) / z) * stage.focal;
}

async function paintRange(
  stage: Stage,
  plan: TerrainPlan,
  near: number,
  far: number,
  last: boolean,
): Promise<Bitmap | null> {
  const { palette, focal, width, horizon, unit } = stage;
  const nearness = 1 / Math.sqrt(near * far);
  const area = stage.area(nearness, 0, stage.height);
  const columns = Math.ceil(area.width / 2) * 2;
  const steps = last ? Math.round(rowsPerLayer * 1.4) : rowsPerLayer;
  const ratio = (far / near) ** (1 / (steps - 1));
  const water = plan.waterLevel ?? Number.NEGATIVE_INFINITY;

  // One row more than is drawn, for the slope of the last.
  const heights = new Float32Array(columns * (steps + 1));
  for (let j = 0, z = near; j <= steps; j++, z *= ratio) {
    for (let i = 0; i < columns; i++) heights[j * columns + i] = plan.height(((area.x + i - width / 2) / focal) * z, z);
  }

  const side = Math.sign(stage.sunX - width / 2) || 1;
  const steep = 0.24 + palette.sunHeight * 1.1;
  const pixels = new Float32Array(columns * Math.ceil(area.height) * 3);
  const cover = new Float32Array(columns * Math.ceil(area.height));
  const rows = Math.ceil(area.height);
  const skyline = new Float32Array(columns).fill(rows);
  const shades = new Float32Array(columns);
  // Colour of the last point seen in each column, and whether it was the one just before.
  const colors = new Float32Array(columns * 3);
  const shown = new Uint8Array(columns);
  const ground: Ground = { x: 0, z: 0, height: 0, level: 1, light: 1 };
  const color = new Float32Array(3);
  let top = rows;

  for (let j = 0, z = near; j < steps; j++, z *= ratio) {
    const dz = z * (ratio - 1);
    const dx = z / focal;
    castShadows(heights, j * columns, columns, dx, side, steep, shades);
    const haze = 1 - Math.exp(-z * 0.026 * palette.hazeAmount);
    for (let i = 0; i < columns; i++) {
      const o = j * columns + i;
      const h = heights[o] as number;
      const row = horizon + ((plan.eye - h) / z) * focal - area.y;
      // A layer begins where its nearest row is; only the nearest one fills the picture down to its edge.
      const before = j === 0 && (!last || plan.mirrored) ? Math.min(rows, row + 1.5) : (skyline[i] as number);
      if (h <= water) {
        // Water hides what lies under it and is not ours to paint.
        skyline[i] = Math.min(before, horizon + ((plan.eye - water) / z) * focal - area.y);
        shown[i] = 0;
        continue;
      }
      if (row >= before) {
        shown[i] = 0;
        continue;
      }
      const right = heights[j * columns + Math.min(columns - 1, i + 1)] as number;
      const back = heights[(j + 1) * columns + i] as number;
      const slopeX = (right - h) / dx;
      const slopeZ = (back - h) / dz;
      const length = Math.sqrt(slopeX * slopeX + slopeZ * slopeZ + 1);
      // The sun stands to one side, in front of the camera when low.
      const facing =
        (-slopeX * side * 0.82 + steep * 1.1 - slopeZ * -0.22) / length / Math.sqrt(0.72 + steep * steep * 1.2);
      ground.x = ((area.x + i - width / 2) / focal) * z;
      ground.z = z;
      ground.height = h;
      ground.level = 1 / length;
      ground.light = Math.max(0, Math.min(1, facing)) * (shades[i] as number) * palette.direct;
      const albedo = plan.color(ground);
      const open = 0.55 + 0.45 * ground.level;
      // Mist lies low.
      const mist = Math.min(1, haze + haze * 0.9 * Math.exp(-Math.max(0, h) * 2.4) * Math.min(1, z / 6));
      const sunward = Math.exp(-Math.abs(area.x + i - stage.sunX) / (unit * 0.6)) * (1 - palette.dark) * palette.direct;
      const air = mix(palette.haze, palette.horizon, 0.25 + 0.5 * sunward);
      const first = Math.max(0, Math.floor(row));
      const end = Math.min(rows, Math.ceil(before));
      const gap = Math.max(1, before - row);
      for (let k = 0; k < 3; k++) {
        const shade =
          (albedo[k] as number) *
          ((palette.ambient[k] as number) * 0.0037 * open + (palette.light[k] as number) * 0.0044 * ground.light);
        color[k] = shade + ((air[k] as number) - shade) * mist;
        if (!shown[i]) colors[i * 3 + k] = color[k] as number;
      }
      for (let y = first; y < end; y++) {
        const p = y * columns + i;
        // The topmost pixel is covered in part; what was there before is nearer ground and keeps its share.
        const part = Math.min(1, y + 1 - row) - (cover[p] as number);
        if (part <= 0) continue;
        // A steep face is one point high in the grid and many pixels on the screen: its colour runs on from the last point.
        const back = Math.max(0, Math.min(1, (y - row) / gap));
        for (let k = 0; k < 3; k++) {
          const value = (color[k] as number) + ((colors[i * 3 + k] as number) - (color[k] as number)) * back;
          pixels[p * 3 + k] = (pixels[p * 3 + k] as number) + value * part;
        }
        cover[p] = (cover[p] as number) + part;
      }
      for (let k = 0; k < 3; k++) colors[i * 3 + k] = color[k] as number;
      shown[i] = 1;
      skyline[i] = row;
      if (row < top) top = row;
    }
  }
  const standing = plan.standing?.(last ? near : near / 0.86, far, area);
  if (standing) {
    const over = await rasterize({ ...area, width: columns, height: rows }, standing);
    top = Math.min(top, blendOver(over, pixels, cover));
  }
  if (top >= rows) return null;
  if (plan.mirrored) mirrorInWater(stage, pixels, cover, columns, rows, area.y);

  const start = Math.max(0, Math.floor(top) - 1);
  const base = area.y + start;
  return paintBitmap({ ...area, y: base, height: rows - start }, stage.grade, (x, y, out) => {
    const i = Math.round(x - area.x);
    const row = Math.round(y - area.y);
    const p = row * columns + i;
    const c = cover[p] ?? 0;
    out[3] = c;
    if (c <= 0) return;
    for (let k = 0; k < 3; k++) out[k] = (pixels[p * 3 + k] as number) / c;
  });
}

/** Light left after the ground to the sun's side: one sweep along a row at equal distance. */
function castShadows(
  heights: Float32Array,
  start: number,
  columns: number,
  dx: number,
  side: number,
  steep: number,
  out: Float32Array,
): void {
  const fall = steep * dx;
  let edge = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < columns; n++) {
    const i = side > 0 ? columns - 1 - n : n;
    const h = heights[start + i] as number;
    edge -= fall;
    const over = edge - h;
    // A soft rim instead of a hard edge.
    out[i] = over <= 0 ? 1 : Math.max(0.12, 1 - over / (0.02 + dx * 14));
    if (h > edge) edge = h;
  }
}

/** Lays RGBA bytes over the painted ground; gives the first row that is not empty. */
function blendOver(
  { data, width, height }: { data: Buffer; width: number; height: number },
  pixels: Float32Array,
  cover: Float32Array,
): number {
  let top = height;
  const count = Math.min(width * height, cover.length);
  for (let p = 0; p < count; p++) {
    const a = (data[p * 4 + 3] as number) / 255;
    if (a === 0) continue;
    if (top === height) top = Math.floor(p / width);
    for (let k = 0; k < 3; k++)
      pixels[p * 3 + k] = (pixels[p * 3 + k] as number) * (1 - a) + (data[p * 4 + k] as number) * a;
    cover[p] = (cover[p] as number) * (1 - a) + a;
  }
  return top;
}

/** Under the lowest painted row of each column, its picture upside down, broken by ripples and fading. */
function mirrorInWater(
  stage: Stage,
  pixels: Float32Array,
  cover: Float32Array,
  columns: number,
  rows: number,
  top: number,
): void {
  const ripples = stage.noise("ripples");
  const { unit, horizon } = stage;
  for (let i = 0; i < columns; i++) {
    let foot = rows - 1;
    while (foot >= 0 && (cover[foot * columns + i] as number) < 0.5) foot--;
    if (foot < 0 || foot >= rows - 2) continue;
    const depth = (0.4 * (foot + top - horizon) + 0.1 * unit) | 0;
    for (let d = 1; d < depth && foot + d < rows; d++) {
      const y = foot + d;
      const near = 1 + (y + top - horizon) / unit;
      const ripple = ripples.at((i / unit) * 9, ((y * 60) / unit) * near);
      const from = Math.max(0, Math.round(foot - d * 1.1 + ripple * d * 0.5));
      const column = Math.min(columns - 1, Math.max(0, Math.round(i + ripple * unit * 0.012)));
      const p = y * columns + i;
      const q = from * columns + column;
      const c = cover[q] as number;
      if (c <= 0) continue;
      // A little foam where the water breaks on the stone.
      const foam = Math.max(0, 1 - d / (unit * 0.011) + ripple * 0.9) * 0.75;
      const strength = Math.min(1, 0.62 * (1 - d / depth) * (0.75 + 0.6 * ripple) + foam);
      if (strength <= 0 || (cover[p] as number) > 0) continue;
      for (let k = 0; k < 3; k++) {
        const seen = ((pixels[q * 3 + k] as number) / c) * 0.7;
        const white = 0.5 * (stage.palette.horizon[k] as number) + 0.5 * (stage.palette.light[k] as number);
        pixels[p * 3 + k] = (seen + (white - seen) * Math.min(1, foam)) * strength;
      }
      cover[p] = strength;
    }
  }
}
