import { toYuv } from "@/demo/scene/bitmap";
import { mix, scale } from "@/demo/scene/color";
import { makeMist } from "@/demo/scene/mist";
import { makeRain, makeSnow } from "@/demo/scene/particles";
import type { Scene, Setting } from "@/demo/scene/scene";
import { paintCity } from "@/demo/scene/settings/city";
import { paintDesert } from "@/demo/scene/settings/desert";
import { paintField } from "@/demo/scene/settings/field";
import { paintForest } from "@/demo/scene/settings/forest";
import { paintLake } from "@/demo/scene/settings/lake";
import { paintMountains } from "@/demo/scene/settings/mountains";
import { paintSea } from "@/demo/scene/settings/sea";
import { paintSpace } from "@/demo/scene/settings/space";
import { type Drawable, makeStage, type Stage } from "@/demo/scene/stage";

type Builder = (stage: Stage) => Promise<Drawable[]>;

/** Each setting with the height of its horizon, from the top, in a wide and in a tall picture. */
const settings: Record<Setting, { paint: Builder; wide: number; tall: number }> = {
  sea: { paint: paintSea, wide: 0.56, tall: 0.54 },
  lake: { paint: paintLake, wide: 0.56, tall: 0.54 },
  mountains: { paint: paintMountains, wide: 0.56, tall: 0.54 },
  city: { paint: paintCity, wide: 0.6, tall: 0.6 },
  forest: { paint: paintForest, wide: 0.55, tall: 0.58 },
  desert: { paint: paintDesert, wide: 0.5, tall: 0.52 },
  field: { paint: paintField, wide: 0.54, tall: 0.56 },
  space: { paint: paintSpace, wide: 0.5, tall: 0.5 },
};

export type Painting = {
  stage: Stage;
  things: Drawable[];
  /** Colour under everything, as luma and chroma bytes. */
  ground: readonly [number, number, number];
};

/** Everything a scene is made of, far to near. */
export async function paintScene(scene: Scene, width: number, height: number): Promise<Painting> {
  const setting = settings[scene.setting];
  const stage = makeStage(scene, width, height, height > width ? setting.tall : setting.wide);
  const things = await setting.paint(stage);
  // A forest has its own mist between the trees, and space has no weather.
  const own = scene.setting === "space" || (scene.setting === "forest" && scene.weather === "fog");
  if (!own) things.push(...paintWeather(stage));
  const ground = toYuv(scale(mix(stage.palette.haze, stage.palette.ambient, 0.6), 0.45));
  return { stage, things, ground };
}

/** What falls or drifts between the picture and the viewer. */
export function paintWeather(stage: Stage): Drawable[] {
  const { horizon, unit, height } = stage;
  switch (stage.scene.weather) {
    case "rain":
      return [makeRain(stage)];
    case "snow":
      return [makeSnow(stage)];
    case "fog":
      return [
        makeMist(stage, "far fog", 0.2, horizon - unit * 0.34, horizon + unit * 0.16, 0.72),
        makeMist(stage, "near fog", 0.5, horizon - unit * 0.05, height + unit * 0.1, 0.42),
      ];
    default:
      return [];
  }
}
