import { mix, type Rgb, rgb, smoothstep } from "@/demo/scene/color";
import { groundSpot, placeAll } from "@/demo/scene/settings/ground";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { type Ground, makeTerrain, type TerrainPlan } from "@/demo/scene/terrain";

const sand = rgb("#d9a066");
const paleSand = rgb("#ecc796");
const redSand = rgb("#b3683c");

/** Dunes with sharp crests and wind ripples, one side in the shade. */
export async function paintDesert(stage: Stage): Promise<Drawable[]> {
  const shape = stage.noise("dunes");
  const tilt = stage.roll("dunes").between(0.5, 0.9);
  const red = stage.roll("sand")();
  const height = (x: number, z: number) => {
    const bend = 1.4 * shape.fractal(x * 0.13 + 3, z * 0.13, 3);
    const across = x * tilt * 0.42 + z * 0.4 + bend * 1.6;
    const saw = across - Math.floor(across);
    // A slow windward side, a steep lee.
    const dune = saw < 0.72 ? saw / 0.72 : (1 - saw) / 0.28;
    const crest = dune * dune * (3 - 2 * dune);
    const size = 0.45 + 0.5 * smoothstep(-0.4, 0.5, shape.at(x * 0.11 + 40, z * 0.11));
    return (
      crest * size * (0.3 + 0.7 * smoothstep(1, 6, z)) +
      0.5 * smoothstep(4, 20, z) * (0.5 + shape.fractal(x * 0.1, z * 0.1, 3))
    );
  };
  const color = ({ x, z, height: h }: Ground): Rgb => {
    const ripple =
      z < 9
        ? 0.045 * Math.sin((x * 0.9 + z * 2.2 + 0.5 * shape.fractal(x * 2, z * 2, 2)) * 34) * smoothstep(9, 2, z)
        : 0;
    const base = mix(mix(sand, redSand, red * 0.5), paleSand, 0.4 + 0.35 * h + 0.25 * shape.at(x * 1.2, z * 1.2));
    return [base[0] * (1 + ripple), base[1] * (1 + ripple), base[2] * (1 + ripple)];
  };
  const plan: TerrainPlan = { near: 1.3, far: 26, eye: 1.05, layers: 5, height, color };
  return [
    ...makeSky(stage),
    ...(await makeTerrain(stage, plan)),
    ...(await placeAll(stage, groundSpot(stage, plan, 0, 3.2, 0.5))),
  ];
}
