import type { Area } from "@/demo/scene/bitmap";
import { drawBitmap } from "@/demo/scene/bitmap";
import { hex, mix, type Rgb, rgb, scale, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import { grassTuft, leafTree } from "@/demo/scene/plants";
import { groundSpot, placeAll } from "@/demo/scene/settings/ground";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { through, underLight } from "@/demo/scene/stand";
import { type Ground, makeTerrain, projectRow, type TerrainPlan } from "@/demo/scene/terrain";

const grass = rgb("#67793f");
const straw = rgb("#b59f63");
const darkGrass = rgb("#42522f");
const snow = rgb("#eef2f8");

/** Rolling hills with fields, hedges and trees, and tall grass close by. */
export async function paintField(stage: Stage): Promise<Drawable[]> {
  const shape = stage.noise("hills");
  const patches = stage.noise("patches");
  const winter = stage.scene.weather === "snow";
  const height = (x: number, z: number) =>
    0.5 * smoothstep(1.5, 7, z) * (0.55 + shape.fractal(x * 0.22, z * 0.22, 3)) +
    1.5 * smoothstep(9, 24, z) * (0.4 + shape.fractal(x * 0.08 + 20, z * 0.08, 4)) +
    0.03 * shape.fractal(x * 2.3, z * 2.3, 3);
  const color = ({ x, z }: Ground): Rgb => {
    const fine =
      patches.fractal(x * 3, z * 3, 4) +
      (z < 7 ? 0.3 * patches.at(x * 38, z * 20) + 0.25 * patches.at(x * 90, z * 44) : 0);
    const plot = patches.at(Math.round(x * 0.5 + 0.6 * patches.at(z * 0.2, 3)) * 3.7, Math.round(z * 0.34) * 5.1);
    const meadow = mix(mix(grass, straw, smoothstep(-0.1, 0.5, plot)), darkGrass, 0.35 + fine * 0.9);
    return winter ? mix(meadow, snow, 0.82 + fine * 0.2) : meadow;
  };
  const plan: TerrainPlan = { near: 1.2, far: 28, eye: 0.62, layers: 5, height, color };
  plan.standing = (near, far, area) => trees(stage, plan, near, far, area, winter);
  const spot = groundSpot(stage, plan, 0.1, 2.6, 0.46);
  return [
    ...makeSky(stage),
    ...(await makeTerrain(stage, plan)),
    ...(stage.scene.subjects.includes("tree") ? [await oldTree(stage, plan)] : []),
    ...(await placeAll(stage, spot)),
    await nearGrass(stage, winter),
  ];
}

function trees(stage: Stage, plan: TerrainPlan, near: number, far: number, area: Area, winter: boolean): string {
  const roll = stage.roll(`trees ${near.toFixed(2)}`);
  const groves = stage.noise("groves");
  const side = stage.sunX > stage.width / 2 ? 1 : -1;
  const placed: Array<{ z: number; svg: string }> = [];
  for (let i = 0; i < 90; i++) {
    const z = Math.max(near, 4.5) + (far - Math.max(near, 4.5)) * roll();
    const x = (roll() - 0.5) * (area.width / stage.focal) * z;
    const size = roll.between(0.28, 0.5);
    if (z < near || z > far || groves.at(x * 0.5, z * 0.5) < 0.12) continue;
    const { lit, shade } = underLight(stage, winter ? rgb("#8b9094") : mix(rgb("#4f6a30"), rgb("#7a7a34"), roll()));
    const column = stage.width / 2 + (x / z) * stage.focal;
    const row = projectRow(stage, plan, plan.height(x, z), z);
    placed.push({
      z,
      svg: leafTree(
        roll,
        column,
        row + 2,
        (size / z) * stage.focal,
        through(stage, lit, z),
        through(stage, shade, z),
        side,
      ),
    });
  }
  return placed
    .sort((a, b) => b.z - a.z)
    .map((tree) => tree.svg)
    .join("");
}

/** The one tree a prompt asked for, large. */
async function oldTree(stage: Stage, plan: TerrainPlan): Promise<Drawable> {
  const z = 2.5;
  const side = stage.sunX > stage.width / 2 ? 1 : -1;
  const spot = groundSpot(stage, plan, -side * (stage.width > stage.height ? 0.5 : 0.1), z, 1.15);
  const leaves = stage.scene.accent ? rgb(stage.scene.accent) : rgb("#5d7a33");
  const { lit, shade } = underLight(stage, leaves);
  const svg = leafTree(stage.roll("old tree"), spot.x, spot.y, spot.pixels, lit, shade, side);
  const area = {
    x: spot.x - spot.pixels * 0.6,
    y: spot.y - spot.pixels * 1.1,
    width: spot.pixels * 1.2,
    height: spot.pixels * 1.14,
    detail: 1.2,
  };
  const bitmap = await drawBitmap(area, stage.grade, svg);
  return (frame, { view }) => drawLayer(frame, bitmap, stage.place(view, spot.nearness));
}

async function nearGrass(stage: Stage, winter: boolean): Promise<Drawable> {
  const { width, height, unit } = stage;
  const roll = stage.roll("near grass");
  const nearness = 0.95;
  const top = height - unit * 0.2;
  const area = { ...stage.area(nearness, top, height + unit * 0.03), detail: 1 };
  const { lit, shade } = underLight(stage, winter ? rgb("#a7a08c") : grass);
  const flowers = winter ? [] : [rgb("#f0e6d0"), rgb("#d8513c"), rgb("#e3b53c")];
  let svg = "";
  for (let i = 0; i < Math.round(width / 2.6); i++) {
    const x = area.x + roll() * area.width;
    const tall = unit * roll.between(0.05, 0.16) * (0.55 + 0.45 * Math.abs((2 * x) / width - 1));
    const tone = mix(scale(shade, 0.55), lit, roll() ** 2);
    svg += grassTuft(roll, x, height + unit * 0.03, tall, tone);
    const flower = flowers[Math.floor(roll() * 40)];
    if (flower)
      svg += `<circle cx="${x.toFixed(1)}" cy="${(height + unit * 0.03 - tall * 0.95).toFixed(1)}" r="${(unit * 0.006).toFixed(1)}" fill="${hex(underLight(stage, flower).lit)}"/>`;
  }
  const bitmap = await drawBitmap(area, stage.grade, svg);
  return (frame, { view, time }) => {
    const place = stage.place(view, nearness);
    // The wind bends the tips more than the feet.
    const ripple = (row: number) => ((height - row) / unit) * 16 * Math.sin(time * 1.7 + row * 0.004) * (unit / 720);
    drawLayer(frame, bitmap, { ...place, ripple });
  };
}
