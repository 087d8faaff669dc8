import type { CityPlan } from "@/demo/scene/settings/city-plan";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { drawCarBehind, drawFigure } from "@/demo/scene/subjects/on-land";
import { makePaint } from "@/demo/scene/subjects/shading";
import { makeSprite, type Spot } from "@/demo/scene/subjects/sprite";

/** A place on the street: `x` from its middle, `z` away, for something `size` units high. */
export function spotOn(stage: Stage, plan: CityPlan, x: number, z: number, size: number): Spot {
  return {
    x: stage.width / 2 + (x / z) * stage.focal,
    y: stage.horizon + (plan.eye / z) * stage.focal,
    pixels: (stage.focal * size) / z,
    nearness: 1 / z,
  };
}

/** A car on its lane, its lamps on the wet road under it. */
export async function placeCar(stage: Stage, plan: CityPlan, z: number, color: string): Promise<Drawable> {
  const mirrored = stage.scene.weather === "rain" || stage.palette.dark > 0.5;
  const spot = spotOn(stage, plan, 0.27, z, 0.36);
  return makeSprite(stage, spot, [drawCarBehind(makePaint(stage, z), color)], {
    mirrored,
    move: (time) => ({ x: -0.012 * time, y: -0.018 * time + 0.004 * Math.sin(time * 9) }),
  });
}

/** People on the pavement, far enough to stay anonymous. */
export async function placePassers(stage: Stage, plan: CityPlan): Promise<Drawable[]> {
  const roll = stage.roll("passers");
  const umbrella = stage.scene.weather === "rain";
  const made: Drawable[] = [];
  const first = roll() < 0.5 ? -1 : 1;
  for (const [i, z] of [7.5, 5.6, 4.4, 3.5].entries()) {
    const side = i % 2 ? first : -first;
    const paint = makePaint(stage, z * 1.5);
    const coat = roll.pick(["#2d3440", "#4a3b3a", "#39413c", "#5a4a3a"]);
    const phase = Math.floor(roll() * 6);
    const away = roll() < 0.5 ? -1 : 1;
    made.push(
      await makeSprite(
        stage,
        spotOn(stage, plan, side * roll.between(0.66, 0.8), z, 0.3),
        Array.from({ length: 6 }, (_, step) => drawFigure(paint, coat, step, umbrella)),
        {
          pose: (time) => time * 6 + phase,
          move: (time) => ({ x: -side * away * 0.012 * time, y: away * 0.02 * time }),
        },
      ),
    );
  }
  return made;
}
