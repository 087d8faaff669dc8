import type { Subject } from "@/demo/scene/scene";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { drawBeam, drawBoat, drawLighthouse, drawWhale } from "@/demo/scene/subjects/at-sea";
import { drawBalloon, drawBird } from "@/demo/scene/subjects/in-the-air";
import { drawCabin, drawCar, drawDog, drawFigure, drawTrain } from "@/demo/scene/subjects/on-land";
import { makePaint } from "@/demo/scene/subjects/shading";
import { makeSprite, type Spot } from "@/demo/scene/subjects/sprite";

/** Where a setting lets things of a kind be; null when it has no place for them. */
export type Places = { ground: Spot | null; water: Spot | null; lighthouse?: Spot };

/** Things drawn behind the ground of a setting or before it. */
export async function placeSubject(stage: Stage, subject: Subject, places: Places): Promise<Drawable[]> {
  const { scene } = stage;
  const spot = spotOf(stage, subject, places);
  if (!spot) return [];
  const paint = makePaint(stage, 1 / spot.nearness);
  const accent = scene.accent;
  switch (subject) {
    case "boat":
      return [
        await makeSprite(stage, spot, [drawBoat(paint, accent ?? "#f1e9da")], {
          mirrored: true,
          turn: (time) => 2.2 * Math.sin(time * 1.19 + 1) + 0.5 * Math.sin(time * 2.3),
          move: (time) => ({ x: paint.side * 0.035 * time, y: 0.012 * Math.sin(time * 1.3) }),
        }),
      ];
    case "whale":
      return [
        await makeSprite(stage, spot, [drawWhale(paint)], {
          mirrored: true,
          move: (time) => ({ x: paint.side * 0.03 * time, y: 0.03 * Math.sin(time * 0.8) }),
        }),
      ];
    case "lighthouse":
      return [
        ...(paint.dark > 0.5 ? await beams(stage, spot) : []),
        await makeSprite(stage, spot, [drawLighthouse(paint, accent ?? "#c8372d")]),
      ];
    case "cabin":
      return [await makeSprite(stage, spot, [drawCabin(paint, scene.weather === "snow")])];
    case "figure": {
      const poses = Array.from({ length: 6 }, (_, i) =>
        drawFigure(paint, accent ?? "#3d4a5e", i, scene.weather === "rain"),
      );
      const still = scene.setting !== "city";
      return [
        await makeSprite(stage, spot, poses, {
          pose: still ? undefined : (time) => time * 7,
          move: still ? undefined : (time) => ({ x: 0, y: -0.012 * time + 0.008 * Math.abs(Math.sin(time * 7.3)) }),
        }),
      ];
    }
    case "dog": {
      const poses = Array.from({ length: 6 }, (_, i) => drawDog(paint, accent ?? "#b07a45", i));
      return [
        await makeSprite(stage, spot, poses, {
          pose: (time) => time * 12,
          move: (time) => ({ x: paint.side * (0.35 * time - 1.4), y: -0.02 * Math.abs(Math.sin(time * 12)) }),
        }),
      ];
    }
    case "car":
      return [
        await makeSprite(stage, spot, [drawCar(paint, accent ?? "#a8322a")], {
          move: (time) => ({ x: 0.42 * time - 1.6, y: 0.004 * Math.sin(time * 17) }),
        }),
      ];
    case "train":
      return [
        await makeSprite(stage, spot, [drawTrain(paint, accent ?? "#9c2f2a")], {
          move: (time) => ({ x: 0.9 * time - 4, y: 0 }),
        }),
      ];
    case "balloon":
      return balloons(stage, accent ?? "#c8452f");
    case "bird":
      return birds(stage);
    default:
      return [];
  }
}

function spotOf(stage: Stage, subject: Subject, places: Places): Spot | null {
  if (subject === "lighthouse") return places.lighthouse ?? places.ground;
  if (subject === "boat" || subject === "whale") return places.water;
  if (subject === "balloon" || subject === "bird")
    return { x: stage.width / 2, y: stage.horizon, pixels: stage.unit, nearness: 0.2 };
  return places.ground;
}

/** The turning light: its beam is seen when it sweeps past on either side. */
async function beams(stage: Stage, spot: Spot): Promise<Drawable[]> {
  const seen = (way: number) => (time: number) => Math.max(0, way * Math.sin(time * 1.15 + 0.9)) ** 2;
  return Promise.all(
    ([1, -1] as const).map((way) => makeSprite(stage, spot, [drawBeam(way)], { strength: seen(way) })),
  );
}

async function balloons(stage: Stage, accent: string): Promise<Drawable[]> {
  const roll = stage.roll("balloons");
  const colors = [accent, "#2f6f8f", "#d9a13b"];
  const made: Drawable[] = [];
  for (let i = 2; i >= 0; i--) {
    const z = 2.6 + i * 3 + roll();
    const paint = makePaint(stage, z);
    const spot = {
      x: stage.width * (i === 0 ? roll.between(0.4, 0.6) : roll.between(0.1, 0.9)),
      y: stage.horizon - stage.unit * roll.between(i === 0 ? 0.06 : 0.14, 0.24),
      pixels: (stage.focal * 0.95) / z,
      nearness: 1 / z,
    };
    made.push(
      await makeSprite(stage, spot, [drawBalloon(paint, colors[i] as string)], {
        move: (time) => ({ x: 0.012 * time, y: -0.014 * time + 0.01 * Math.sin(time * 0.9 + i) }),
      }),
    );
  }
  return made;
}

/** A loose flock that crosses the sky. */
async function birds(stage: Stage): Promise<Drawable[]> {
  const roll = stage.roll("birds");
  const paint = makePaint(stage, 4);
  const side = roll() < 0.5 ? 1 : -1;
  const made: Drawable[] = [];
  for (let i = 0; i < 7; i++) {
    const size = stage.unit * roll.between(0.03, 0.055);
    const poses = Array.from({ length: 8 }, (_, step) => drawBird(paint, step));
    const spot = {
      x: stage.width * (0.5 - side * 0.25) + side * stage.unit * roll.between(-0.2, 0.3),
      y: stage.horizon - stage.unit * roll.between(0.16, 0.38),
      pixels: size,
      nearness: 0.25,
    };
    const phase = roll() * 8;
    const speed = roll.between(0.9, 1.15);
    made.push(
      await makeSprite(stage, spot, poses, {
        pose: (time) => time * 9 * speed + phase,
        move: (time) => ({ x: side * speed * 1.1 * time, y: 0.25 * Math.sin(time * 0.8 + phase) - 0.1 * time }),
      }),
    );
  }
  return made;
}
