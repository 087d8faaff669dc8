import { type Area, type Bitmap, paintBitmap } from "@/demo/scene/bitmap";
import { mix, type Rgb, rgb, scale } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import { placeCar, placePassers, spotOn } from "@/demo/scene/settings/city-life";
import { type CityPlan, planCity } from "@/demo/scene/settings/city-plan";
import { paintFacade, paintSign } from "@/demo/scene/settings/city-walls";
import { sizeOf } from "@/demo/scene/settings/ground";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { makeStreet } from "@/demo/scene/street";
import { placeSubject } from "@/demo/scene/subjects/place-subjects";

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
  things.push(...(await placePassers(stage, plan)));
  const { subjects, accent } = stage.scene;
  if (!subjects.includes("car") && stage.roll("traffic")() < 0.75)
    things.push(await placeCar(stage, plan, 4.6, "#2f3a4a"));
  const ground = spotOn(stage, plan, 0, 2.3, 0.5);
  for (const subject of subjects) {
    if (subject === "car") things.push(await placeCar(stage, plan, 2.6, accent ?? "#8f2f2a"));
    else
      things.push(
        ...(await placeSubject(stage, subject, {
          ground: { ...ground, pixels: ground.pixels * sizeOf(subject) },
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
    for (let k = 0; k < 3; k++) out[k] = (air[k] as number) * (1 + (palette.dark > 0.5 ? 1.2 * light : 0.05));
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
        paintFacade(stage, block, ax * front - block.wall, h0, front, 0.62, color);
        hit = front;
        break;
      }
      const z = block.wall / ax;
      if (z < front || z >= Math.min(block.to, far)) continue;
      const h = plan.eye - dy * z;
      if (h < 0 || h > block.top) continue;
      const sunny = Math.sign(stage.sunX - width / 2) === -side ? 1 : 0.5;
      paintFacade(stage, block, z - block.from, h, z, sunny, color);
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
    for (const sign of signs) paintSign(stage, plan, sign, x, y, hazeAt(sign.z), out);
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
