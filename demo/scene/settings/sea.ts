import { mix, type Rgb, rgb, scale, smoothstep } from "@/demo/scene/color";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { placeSubject } from "@/demo/scene/subjects/place-subjects";
import type { Spot } from "@/demo/scene/subjects/sprite";
import { type Ground, makeTerrain, type TerrainPlan } from "@/demo/scene/terrain";
import { makeWater } from "@/demo/scene/water";

const stone = rgb("#7d7068");
const paleStone = rgb("#a8998a");
const turf = rgb("#6d7a45");
const snow = rgb("#eef2f8");

/** Open sea under the sky; a headland on one side when there is something to stand on it. */
export async function paintSea(stage: Stage): Promise<Drawable[]> {
  const things = makeSky(stage);
  const roll = stage.roll("sea");
  if (roll() < 0.6) things.push(...(await makeTerrain(stage, islandPlan(stage))));
  things.push(makeWater(stage, { deep: deepColor(stage), rough: roughness(stage), mirror: 0.34 }));
  const land = needsLand.some((subject) => stage.scene.subjects.includes(subject)) ? headland(stage) : null;
  const ground = land && spotAt(stage, land.plan, land.top, 0.3);
  const lighthouse = land ? spotAt(stage, land.plan, land.top, 0.92) : undefined;
  for (const subject of stage.scene.subjects) {
    // What stands on the land is drawn before its nearest rocks.
    things.push(
      ...(await placeSubject(stage, subject, {
        ground,
        water: waterSpot(stage, subject === "boat" ? 2.5 : 3.1),
        lighthouse,
      })),
    );
  }
  if (land) things.splice(-landed(stage), 0, ...(await makeTerrain(stage, land.plan)));
  return things;
}

const needsLand = ["lighthouse", "cabin", "figure", "dog"] as const;

function landed(stage: Stage): number {
  return stage.scene.subjects.length ? 1 : 0;
}

/** Where something floats at this distance. */
export function waterSpot(stage: Stage, z: number): Spot {
  const side = stage.sunX > stage.width / 2 ? 1 : -1;
  return {
    x: stage.width * (0.5 - side * (stage.width > stage.height ? 0.06 : 0)),
    y: stage.horizon + (0.3 / z) * stage.focal,
    pixels: (stage.focal * 0.72) / z,
    nearness: 1 / z,
  };
}

function spotAt(stage: Stage, plan: TerrainPlan, at: { x: number; z: number; height: number }, size: number): Spot {
  return {
    x: stage.width / 2 + (at.x / at.z) * stage.focal,
    y: stage.horizon + ((plan.eye - at.height + 0.015) / at.z) * stage.focal,
    pixels: (stage.focal * size) / at.z,
    nearness: 1 / at.z,
  };
}

export function deepColor(stage: Stage): Rgb {
  const { palette } = stage;
  const day = mix(rgb("#0f4a5c"), palette.zenith, 0.45);
  return scale(mix(day, palette.haze, 0.12), 0.42 + 0.42 * (1 - palette.dark) * (0.4 + 0.6 * palette.direct));
}

function roughness({ scene }: Stage): number {
  if (scene.weather === "rain") return 1.5;
  return scene.weather === "fog" ? 0.5 : 0.85;
}

/** A low coast far away. */
function islandPlan(stage: Stage): TerrainPlan {
  const shape = stage.noise("islands");
  const centre = stage.roll("islands at").between(-9, 9);
  return {
    near: 22,
    far: 34,
    eye: 0.3,
    layers: 1,
    waterLevel: 0,
    height: (x, z) =>
      2.3 * shape.ridged(x * 0.09, z * 0.09, 6) * smoothstep(9, 2, Math.abs(x - centre)) * smoothstep(22, 25, z) - 0.25,
    color: ({ x, z, height }) =>
      mix(mix(turf, stone, smoothstep(0.1, 0.7, height)), paleStone, 0.3 + 0.3 * shape.at(x * 2, z * 2)),
  };
}

/** A cliff that runs into the picture from one side; `top` is where something can stand. */
export function headland(stage: Stage): { plan: TerrainPlan; top: { x: number; z: number; height: number } } {
  const shape = stage.noise("headland");
  const rough = stage.noise("cliff");
  // The light comes from the other side, so that the wall is lit and the sun path stays free.
  const side = stage.sunX > stage.width / 2 ? -1 : 1;
  const half = stage.width / 2 / stage.focal;
  const z0 = 3.4;
  // In a tall picture the headland comes further in, for what stands on it.
  const tip = Math.min(half * z0 * 0.34, half * z0 * 0.55 - 0.62);
  const winter = stage.scene.weather === "snow";
  const height = (x: number, z: number) => {
    const along = x * side;
    const edge = tip + 0.5 * Math.abs(z - z0) ** 1.35 + 0.5 * shape.fractal(z * 0.9, x * 0.4, 4) - 0.25 * (z - z0);
    const inland = along - edge;
    const crag = rough.ridged(x * 1.5, z * 1.5, 5);
    const wall = smoothstep(-0.34, 0.22, inland + 0.28 * (crag - 0.5));
    const plateau = 0.62 + 0.2 * smoothstep(0, 1.6, inland) + 0.07 * shape.fractal(x * 1.2 + 9, z * 1.2, 4);
    const rocks = 0.3 * Math.max(0, crag - 0.5) * smoothstep(-1.2, -0.25, inland);
    return wall * plateau * (0.9 + 0.14 * crag * smoothstep(0.6, 0.1, inland)) + rocks - 0.06;
  };
  const color = ({ x, z, height: h, level }: Ground): Rgb => {
    const grain = rough.fractal(x * 6, z * 6 + h * 9, 4);
    // Layers of rock, and a wet dark foot.
    const bands = 0.5 + 0.5 * Math.sin(h * 46 + 5 * rough.fractal(x * 2, z * 2, 3));
    const cliff = scale(mix(stone, paleStone, bands * 0.55 + grain * 0.7), 0.72 + 0.3 * smoothstep(0.02, 0.16, h));
    const green = winter ? snow : mix(turf, scale(turf, 0.6), 0.5 + grain);
    return mix(cliff, green, smoothstep(0.5, 0.85, level + grain * 0.25) * smoothstep(0.3, 0.5, h));
  };
  const plan = { near: 1.6, far: 9, eye: 0.3, layers: 3, waterLevel: 0, mirrored: true, height, color };
  const x = side * (tip + 0.62);
  return { plan, top: { x, z: z0, height: height(x, z0) } };
}
