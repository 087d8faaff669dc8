import type { Subject } from "@/demo/scene/scene";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { placeSubject } from "@/demo/scene/subjects/place-subjects";
import type { Spot } from "@/demo/scene/subjects/sprite";
import type { TerrainPlan } from "@/demo/scene/terrain";

/** A place on the ground: `x` in units from the middle, `z` away, and how many units tall things there are. */
export function groundSpot(
  stage: Stage,
  plan: Pick<TerrainPlan, "height" | "eye">,
  x: number,
  z: number,
  size: number,
): Spot {
  return {
    x: stage.width / 2 + (x / z) * stage.focal,
    y: stage.horizon + ((plan.eye - plan.height(x, z)) / z) * stage.focal,
    pixels: (stage.focal * size) / z,
    nearness: 1 / z,
  };
}

/** All subjects of the scene, side by side around one spot on the ground. */
export async function placeAll(stage: Stage, ground: Spot, water: Spot | null = null): Promise<Drawable[]> {
  const made: Drawable[] = [];
  for (const [i, subject] of stage.scene.subjects.entries()) {
    const aside = i === 0 ? 0 : (i % 2 ? 1 : -1) * ground.pixels * 0.9;
    const spot = { ...ground, x: ground.x + aside, pixels: ground.pixels * sizeOf(subject) };
    made.push(
      ...(await placeSubject(stage, subject, {
        ground: spot,
        water,
        lighthouse: { ...spot, pixels: spot.pixels * 1.7 },
      })),
    );
  }
  return made;
}

/** Sizes against a person of 1. */
export function sizeOf(subject: Subject): number {
  const sizes: Partial<Record<Subject, number>> = { dog: 0.75, cabin: 2.6, car: 0.9, train: 0.8, lighthouse: 3 };
  return sizes[subject] ?? 1;
}
