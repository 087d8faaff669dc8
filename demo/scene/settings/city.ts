import { type Area, type Bitmap, paintBitmap } from "@/demo/scene/bitmap";
import { mix, type Rgb, rgb, scale, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import { type Block, type CityPlan, planCity, type Sign } from "@/demo/scene/settings/city-plan";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { makeStreet } from "@/demo/scene/street";
import { drawFigure } from "@/demo/scene/subjects/on-land";
import { placeSubject } from "@/demo/scene/subjects/place-subjects";
import { makePaint } from "@/demo/scene/subjects/shading";
import { makeSprite, type Spot } from "@/demo/scene/subjects/sprite";

/** A street that runs into the distance between two rows of buildings; wet and full of lights at night. */
export async function paintCity(stage: Stage): Promise<Drawable[]> {
  const plan = planCity(stage);
  const air = airOf(stage);
  const ranges = [26, 12, 6.4, 3.7, 2.25, 1.45, 0.8];
  const things = makeSky(stage);
  things.push(skyGlow(stage, air));
  for (let i = 0; i < ranges.length - 1; i++) {
    const far = ranges[i] as number;
    const near = ranges[i + 1] as number;
    const nearness = 1 / Math.sqrt(near * far);
    const bitmap = paintRange(stage, plan, air, near * (i === ranges.length - 2 ? 1 : 0.8), far, nearness);
    things.push((frame, { view }) => drawLayer(frame, bitmap, stage.place(view, nearness)));
  }
  things.push(makeStreet(stage, plan));
  things.push(...(await passers(stage, plan)));
  const ground = spotOn(stage, plan, 0, 2.3, 0.5);
  for (const subject of stage.scene.subjects) {
    things.push(
      ...(await placeSubject(stage, subject, {
        ground: { ...ground, pixels: ground.pixels * (subject === "car" ? 0.8 : 1) },
        water: null,
      })),
    );
  }
  return things;
}

function airOf(stage: Stage): Rgb {
  const { palette, scene } = stage;
  if (palette.dark < 0.5) return mix(palette.haze, palette.horizon, 0.4);
  const glow =
    scene.look === "natural" || scene.look === "neon"
      ? stage.roll("city air").pick(["#3a2a5c", "#233a5e", "#4a2748"].map(rgb))
      : palette.haze;
  return mix(palette.haze, glow, 0.75);
}

/** The light of the town in the air over the end of the street. */
function skyGlow(stage: Stage, air: Rgb): Drawable {
  const { unit, width, horizon, palette } = stage;
  const area = stage.area(0.04, horizon - unit * 0.7, horizon + unit * 0.1);
  const strength = palette.dark > 0.5 ? 0.95 : 0.6;
  const bitmap = paintBitmap({ ...area, detail: 0.34 }, stage.grade, (x, y, out) => {
    const d = Math.hypot((x - width / 2) / (unit * 0.75), (y - horizon) / (unit * 0.48));
    const light = Math.exp(-d * d * 1.6);
    for (let k = 0; k < 3; k++) out[k] = (air[k] as number) * (1 + (palette.dark > 0.5 ? 0.75 * light : 0.05));
    out[3] = strength * light;
  });
  return (frame, { view }) => drawLayer(frame, bitmap, stage.place(view, 0.04));
}

function paintRange(stage: Stage, plan: CityPlan, air: Rgb, near: number, far: number, nearness: number): Bitmap {
  const { width, horizon, focal, palette, grade } = stage;
  const inRange = (from: number, to: number) => to > near && from < far;
  const blocks = plan.blocks.filter((block) => inRange(block.from, block.to)).sort((a, b) => a.from - b.from);
  const signs = plan.signs.filter((sign) => sign.z >= near && sign.z < far);
  const wet = stage.scene.weather === "rain" || palette.dark > 0.5;
  const hazeAt = (z: number) => 1 - Math.exp(-z * (0.05 + 0.022 * palette.hazeAmount));
  const pavement = scale(rgb("#6a6763"), palette.dark > 0.5 ? 0.24 : 0.7);
  const color = new Float32Array(3);

  return paintBitmap(reach(stage, plan, near, nearness), grade, (x, y, out) => {
    const dx = (x - width / 2) / focal;
    const dy = (y - horizon) / focal;
    const side = dx < 0 ? -1 : 1;
    const ax = Math.abs(dx);
    let hit = 0;
    for (const block of blocks) {
      if (block.side !== side) continue;
      const front = Math.max(block.from, near);
      // The face towards us, where the block stands out or its neighbour is lower.
      const h0 = plan.eye - dy * front;
      if (
        block.from >= near &&
        ax * front >= block.wall &&
        ax * front < block.wall + 0.7 &&
        h0 >= 0 &&
        h0 <= block.top
      ) {
        facade(stage, block, ax * front - block.wall, h0, front, 0.62, color);
        hit = front;
        break;
      }
      const z = block.wall / ax;
      if (z < front || z >= Math.min(block.to, far)) continue;
      const h = plan.eye - dy * z;
      if (h < 0 || h > block.top) continue;
      const sunny = Math.sign(stage.sunX - width / 2) === -side ? 1 : 0.5;
      facade(stage, block, z - block.from, h, z, sunny, color);
      hit = z;
      break;
    }
    if (hit === 0 && dy > 0) {
      const z = plan.eye / dy;
      if (z >= near && z < far && ax * z > plan.road && ax * z < 1.1) {
        const kerb = ax * z < plan.road + 0.03 ? 1.5 : 1;
        const slab = (z * 4) % 1 < 0.04 || (ax * z * 6) % 1 < 0.05 ? 0.85 : 1;
        const shine = wet ? 1.25 : 1;
        for (let k = 0; k < 3; k++)
          color[k] = (pavement[k] as number) * kerb * slab * shine * (0.7 + 0.3 * palette.direct);
        hit = z;
      }
    }
    out[3] = 0;
    if (hit > 0) {
      const haze = hazeAt(hit);
      for (let k = 0; k < 3; k++) out[k] = (color[k] as number) + ((air[k] as number) - (color[k] as number)) * haze;
      out[3] = 1;
    }
    for (const sign of signs) shine(stage, plan, sign, x, y, hazeAt(sign.z), out);
  });
}

/** The part of the picture that a range of the street can touch: less, the farther it is. */
function reach(stage: Stage, plan: CityPlan, near: number, nearness: number): Area {
  const whole = stage.area(nearness, 0, stage.height);
  const tallest = Math.max(...plan.blocks.filter((block) => block.to > near).map((block) => block.top));
  const half = (1.8 / near) * stage.focal;
  const left = Math.max(whole.x, stage.width / 2 - half);
  const right = Math.min(whole.x + whole.width, stage.width / 2 + half);
  const top = Math.max(whole.y, stage.horizon - ((tallest - plan.eye) / near) * stage.focal);
  const bottom = Math.min(whole.y + whole.height, stage.horizon + (plan.eye / near) * stage.focal + 2);
  return { x: Math.floor(left), y: Math.floor(top), width: right - left, height: bottom - top };
}

/** Colour of a wall at `along` and height `h`: stone, windows, a shop on the street. */
function facade(
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
      const inside = 0.55 + 0.45 * hash(Math.floor(along * 40), Math.floor(h * 50), block.key);
      const strength = night > 0.5 ? 0.95 : 0.35;
      for (let k = 0; k < 3; k++)
        out[k] = (out[k] as number) * (1 - strength) + (block.shop[k] as number) * strength * inside * (0.75 + h);
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

/** A sign and the light around it, added to the pixel. */
function shine(stage: Stage, plan: CityPlan, sign: Sign, x: number, y: number, haze: number, out: Float32Array): void {
  const px = ((x - stage.width / 2) / stage.focal) * sign.z * sign.side;
  const h = plan.eye - ((y - stage.horizon) / stage.focal) * sign.z;
  const dx = Math.max(sign.left - px, px - sign.right, 0);
  const dh = Math.max(sign.bottom - h, h - sign.top, 0);
  const distance = Math.hypot(dx, dh);
  const night = stage.palette.dark > 0.5 ? 1 : 0.35;
  if (distance > 0.42) return;
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
    night * (0.5 * Math.exp(-distance * 22) + 0.2 * Math.exp(-distance * 7)) * (1 - distance / 0.42) * (1 - haze * 0.5);
  const before = out[3] as number;
  const after = before + (1 - before) * glow;
  if (after <= 0.003) return;
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

function spotOn(stage: Stage, plan: CityPlan, x: number, z: number, size: number): Spot {
  return {
    x: stage.width / 2 + (x / z) * stage.focal,
    y: stage.horizon + (plan.eye / z) * stage.focal,
    pixels: (stage.focal * size) / z,
    nearness: 1 / z,
  };
}

/** People on the pavement, far enough to stay anonymous. */
async function passers(stage: Stage, plan: CityPlan): Promise<Drawable[]> {
  const roll = stage.roll("passers");
  const umbrella = stage.scene.weather === "rain";
  const made: Drawable[] = [];
  for (const z of [7.5, 5.6, 4.4, 3.5]) {
    const side = roll() < 0.5 ? -1 : 1;
    const paint = makePaint(stage, z * 1.5);
    const coat = roll.pick(["#2d3440", "#4a3b3a", "#39413c", "#5a4a3a"]);
    const phase = Math.floor(roll() * 6);
    const away = roll() < 0.5 ? -1 : 1;
    made.push(
      await makeSprite(
        stage,
        spotOn(stage, plan, side * roll.between(0.66, 0.8), z, 0.3),
        Array.from({ length: 6 }, (_, i) => drawFigure(paint, coat, i, umbrella)),
        {
          pose: (time) => time * 6 + phase,
          move: (time) => ({ x: -side * away * 0.012 * time, y: away * 0.02 * time }),
        },
      ),
    );
  }
  return made;
}
