import { mix, rgb, scale, smoothstep } from "@/demo/scene/color";
import { mountainPlan } from "@/demo/scene/settings/mountains";
import { waterSpot } from "@/demo/scene/settings/sea";
import { makeSky } from "@/demo/scene/sky";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { placeSubject } from "@/demo/scene/subjects/place-subjects";
import { makeTerrain } from "@/demo/scene/terrain";
import { makeWater } from "@/demo/scene/water";

/** Still water before mountains that mirror in it. */
export async function paintLake(stage: Stage): Promise<Drawable[]> {
  const { palette } = stage;
  // Only what is beyond the far shore: the water takes the place of the valley.
  const mountains = mountainPlan(stage);
  const height = (x: number, z: number) => mountains.height(x, z) * smoothstep(8.5, 15, z) - 0.05;
  const plan = { ...mountains, height, near: 9, far: 30, eye: 0.12, layers: 3, waterLevel: 0 };
  const deep = scale(mix(rgb("#123c40"), palette.zenith, 0.35), 0.35 + 0.4 * (1 - palette.dark));
  const things = [
    ...makeSky(stage),
    ...(await makeTerrain(stage, plan)),
    makeWater(stage, { deep, rough: stage.scene.weather === "rain" ? 0.7 : 0.24, mirror: 0.52, shore: 0.1 }),
  ];
  for (const subject of stage.scene.subjects) {
    const water = waterSpot(stage, 2.7);
    things.push(...(await placeSubject(stage, subject, { ground: null, water })));
  }
  return things;
}
