import type { Frame } from "@/demo/render/frame";
import type { Area, Grade } from "@/demo/scene/bitmap";
import { type Move, makeMove, margin, placeLayer, type View } from "@/demo/scene/camera";
import type { Placement } from "@/demo/scene/compose";
import { makeGrade } from "@/demo/scene/grade";
import { makeNoise, type Noise } from "@/demo/scene/noise";
import { type Palette, paletteOf } from "@/demo/scene/palette";
import { hashText, type Random, random } from "@/demo/scene/random";
import type { Scene } from "@/demo/scene/scene";

/** A moment of a shot: seconds since its start, and the camera. */
export type Moment = { time: number; view: View };

/** One thing of the picture, drawn over what is already in the frame. */
export type Drawable = (frame: Frame, moment: Moment) => void;

/** What every painter of a scene shares: the frame's shape, the light, the camera, the dice. */
export type Stage = {
  scene: Scene;
  palette: Palette;
  grade: Grade;
  move: Move;
  width: number;
  height: number;
  /** Length that things are measured in, so that portrait and landscape look alike. */
  unit: number;
  /** Screen row of the horizon. */
  horizon: number;
  /** Pixels per unit of size at distance 1. */
  focal: number;
  /** Where the light comes from, in scene pixels. */
  sunX: number;
  sunY: number;
  /** A night without a moon. */
  sunHidden: boolean;
  /** Own dice for each named thing: one more tree must not move the clouds. */
  roll(name: string): Random;
  noise(name: string): Noise;
  /** The area a layer has to paint between two rows, with the camera's reach around it. */
  area(nearness: number, top: number, bottom: number): Area;
  place(view: View, nearness: number): Placement;
};

export function makeStage(scene: Scene, width: number, height: number, horizonAt: number): Stage {
  const palette = paletteOf(scene);
  const unit = Math.min(height, width * 1.25);
  const horizon = Math.round(height * horizonAt);
  const move = makeMove(scene.camera, width, height, scene.seed);
  const roll = (name: string) => random(scene.seed ^ hashText(name));
  const sunX = width * (roll("sun side")() < 0.5 ? roll("sun").between(0.2, 0.34) : roll("sun").between(0.66, 0.8));
  return {
    scene,
    palette,
    grade: makeGrade(scene.look),
    move,
    width,
    height,
    unit,
    horizon,
    focal: unit * 1.15,
    sunX,
    sunHidden: palette.dark > 0.5 && !scene.subjects.includes("moon") && scene.seed % 4 === 0,
    sunY: horizon - palette.sunHeight * Math.min(horizon, unit * 0.62),
    roll,
    noise: (name) => makeNoise(scene.seed ^ hashText(name)),
    area(nearness, top, bottom) {
      const edge = margin(move, nearness);
      return { x: -edge.x, y: top - edge.y, width: width + 2 * edge.x, height: bottom - top + 2 * edge.y };
    },
    place: (view, nearness) => placeLayer(view, move.pivot, nearness, width / 2, horizon),
  };
}
