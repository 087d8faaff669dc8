import { type Bitmap, drawBitmap } from "@/demo/scene/bitmap";
import { drawLayer, drawTurned } from "@/demo/scene/compose";
import type { Drawable, Moment, Stage } from "@/demo/scene/stage";

/** Where a subject stands: its foot in scene pixels, pixels per unit of size there, and its nearness. */
export type Spot = { x: number; y: number; pixels: number; nearness: number };

/** A drawing in units around its foot (0, 0), y up as negative; `box` is what it covers. */
export type Drawing = { box: { left: number; top: number; right: number; bottom: number }; body: string };

export type Motion = {
  /** Offset in units at a moment. */
  move?(time: number): { x: number; y: number };
  /** Which of the poses to show. */
  pose?(time: number): number;
  /** Degrees by which it is turned around its foot. */
  turn?(time: number): number;
  /** How much of its opacity is seen. */
  strength?(time: number): number;
  /** A mirror image in the water at its foot. */
  mirrored?: boolean;
};

/** A subject as a drawable: its poses are drawn once, then placed with the camera and its own motion. */
export async function makeSprite(stage: Stage, spot: Spot, poses: Drawing[], motion: Motion = {}): Promise<Drawable> {
  const bitmaps = await Promise.all(poses.map((drawing) => rasterizeAt(stage, spot, drawing, false)));
  const mirrors = motion.mirrored
    ? await Promise.all(poses.map((drawing) => rasterizeAt(stage, spot, drawing, true)))
    : [];
  return (frame, moment) => {
    const index = Math.floor(motion.pose?.(moment.time) ?? 0) % bitmaps.length;
    const place = placeSprite(stage, spot, motion, moment);
    const mirror = mirrors[index];
    if (mirror) {
      const size = stage.unit * 0.0042;
      const ripple = (row: number) =>
        size * (Math.sin(row * 0.42 - moment.time * 3.1) + 0.7 * Math.sin(row * 0.17 + moment.time * 2.2));
      drawLayer(frame, mirror, { ...place, ripple }, 0.5);
    }
    const bitmap = bitmaps[index] as Bitmap;
    if (motion.turn) drawTurned(frame, bitmap, place, motion.turn(moment.time), spot.x, spot.y);
    else drawLayer(frame, bitmap, place, motion.strength?.(moment.time));
  };
}

function placeSprite(stage: Stage, spot: Spot, motion: Motion, { time, view }: Moment) {
  const place = stage.place(view, spot.nearness);
  const own = motion.move?.(time);
  if (!own) return place;
  return {
    ...place,
    shiftX: place.shiftX + own.x * spot.pixels * place.scale,
    shiftY: place.shiftY + own.y * spot.pixels * place.scale,
  };
}

function rasterizeAt(stage: Stage, spot: Spot, { box, body }: Drawing, mirrored: boolean): Promise<Bitmap> {
  const { x, y, pixels } = spot;
  const [top, bottom] = mirrored ? [-box.bottom, -box.top] : [box.top, box.bottom];
  const area = {
    x: Math.floor(x + box.left * pixels) - 2,
    y: Math.floor(y + top * pixels) - 2,
    width: (box.right - box.left) * pixels + 4,
    height: (bottom - top) * pixels + 4,
    // Drawn larger than shown, so that a camera that comes closer finds detail.
    detail: 1.3,
  };
  const flip = mirrored ? -1 : 1;
  return drawBitmap(
    area,
    stage.grade,
    `${volumeFilter(stage, pixels * area.detail)}<g transform="translate(${x} ${y}) scale(${pixels} ${flip * pixels})">${body}</g>`,
  );
}

/** How deep the rounding of `url(#volume)` reaches, in units. */
const rounding = 0.02;

/** The filter `volume`, for any shape of a drawing: rounds it, as if it were blown up and lit by the sun. */
function volumeFilter(stage: Stage, pixels: number): string {
  const azimuth = stage.sunX > stage.width / 2 ? -42 : -138;
  const strength = 0.55 + 0.3 * stage.palette.direct;
  return `<defs><filter id="volume" filterUnits="userSpaceOnUse" x="-3" y="-3" width="6" height="6" color-interpolation-filters="sRGB"><feGaussianBlur in="SourceAlpha" stdDeviation="${rounding}" result="bump"/><feDiffuseLighting in="bump" surfaceScale="${(rounding * pixels * 2.1).toFixed(2)}" diffuseConstant="${strength}" lighting-color="#fff" result="light"><feDistantLight azimuth="${azimuth}" elevation="52"/></feDiffuseLighting><feComposite in="light" in2="SourceGraphic" operator="arithmetic" k1="0.95" k2="0" k3="0.34" k4="0" result="lit"/><feComposite in="lit" in2="SourceAlpha" operator="in"/></filter></defs>`;
}
