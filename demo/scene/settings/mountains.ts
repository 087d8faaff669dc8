import type { Area } from "@/demo/scene/bitmap";
import { mix, type Rgb, rgb, smoothstep } from "@/demo/scene/color";
import { fir } from "@/demo/scene/plants";
import { groundSpot, placeAll } from "@/demo/scene/settings/ground";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { through, underLight } from "@/demo/scene/stand";
import { type Ground, makeTerrain, projectRow, type TerrainPlan } from "@/demo/scene/terrain";

const rock = rgb("#8f857c");
const darkRock = rgb("#5a5352");
const grass = rgb("#66713f");
const woods = rgb("#33452f");
const snow = rgb("#f3f5fa");

/** Where someone or something can stand among the trees. */
const clearing = { x: 0.2, z: 3.7, radius: 0.85 };

/** High ridges behind one another; snow where it is winter or high; firs on the lower slopes. */
export async function paintMountains(stage: Stage): Promise<Drawable[]> {
  const plan = mountainPlan(stage);
  return [
    ...makeSky(stage),
    ...(await makeTerrain(stage, plan)),
    ...(await placeAll(stage, groundSpot(stage, plan, clearing.x, clearing.z, 0.24))),
  ];
}

/** The mountains alone, for a lake to lie before them. */
export function mountainPlan(stage: Stage, over: Partial<TerrainPlan> = {}): TerrainPlan {
  const shape = stage.noise("mountains");
  const rough = stage.noise("rock");
  const winter = stage.scene.weather === "snow";
  const line = winter ? -0.3 : stage.roll("snow line").between(1.7, 2.4);
  const offset = stage.roll("mountains at").between(0, 90);

  const height = (x: number, z: number) => {
    const far = smoothstep(1.5, 12, z);
    const u = x * 0.105 + offset;
    const v = z * 0.105;
    const peaks = shape.ridged(u, v, far > 0.3 ? 6 : 5);
    // A valley leads the eye into the picture.
    const valley = smoothstep(0.2, 4.6, Math.abs(x - 0.13 * z * Math.sin(offset)));
    const foot = far < 1 ? (0.24 * shape.fractal(x * 0.8, z * 0.8, 5) + 0.26 * valley) * (1 - far) : 0;
    return foot + far * (0.25 + 0.75 * valley) * (0.7 * shape.fractal(u * 0.9 + 7, v * 0.9, 2) + 4.6 * peaks ** 1.6);
  };
  const color = ({ x, z, height: h, level }: Ground): Rgb => {
    const detail =
      rough.fractal(x * 2.4, z * 2.4 + h * 3, 5) +
      (z < 8 ? 0.16 * rough.at(x * 41, z * 29) + 0.12 * rough.at(x * 97, z * 61) : 0);
    const stone = mix(rock, darkRock, 0.5 + detail);
    const green = mix(woods, grass, 0.5 + 1.1 * detail);
    const ground = mix(green, stone, smoothstep(0.45, 1.2, h + detail * 0.8 + (1 - level) * 0.9));
    const white = smoothstep(line - 0.25, line + 0.35, h + detail * 0.9) * smoothstep(0.34, 0.62, level + detail * 0.3);
    return mix(ground, snow, white);
  };
  const plan: TerrainPlan = { near: 1.5, far: 27, eye: 0.95, layers: 5, height, color, ...over };
  return { ...plan, standing: (near, far, area) => firs(stage, plan, near, far, area, winter) };
}

function firs(stage: Stage, plan: TerrainPlan, near: number, far: number, area: Area, winter: boolean): string {
  if (near > 9) return "";
  const roll = stage.roll(`firs ${near.toFixed(2)}`);
  const where = stage.noise("woods");
  const side = stage.sunX > stage.width / 2 ? 1 : -1;
  const placed: Array<{ z: number; svg: string }> = [];
  const tries = near < 2.5 ? 150 : 700;
  for (let i = 0; i < tries; i++) {
    const z = Math.max(near, 2) + (far - Math.max(near, 2)) * roll();
    const x = (roll() - 0.5) * (area.width / stage.focal) * z;
    if (stage.scene.subjects.length && z < clearing.z + 0.5 && Math.abs(x - clearing.x) < clearing.radius) continue;
    const h = plan.height(x, z);
    const size = roll.between(0.15, 0.3);
    const thick = where.fractal(x * 0.55, z * 0.55, 2) + 0.12 * Math.abs(x);
    if (thick < 0.11 || h > 1.1 || h < (plan.waterLevel ?? -9) + 0.02) continue;
    const row = projectRow(stage, plan, h, z);
    const pixels = (size / z) * stage.focal;
    const { lit, shade } = underLight(stage, mix(rgb("#2f4a33"), rgb("#50683c"), roll()));
    const column = stage.width / 2 + (x / z) * stage.focal;
    placed.push({
      z,
      svg: fir(
        roll,
        column,
        row + pixels * 0.04,
        pixels,
        through(stage, lit, z),
        through(stage, shade, z),
        side,
        winter ? 0.9 * (1 - stage.palette.dark * 0.6) : 0,
      ),
    });
  }
  return placed
    .sort((a, b) => b.z - a.z)
    .map((tree) => tree.svg)
    .join("");
}
