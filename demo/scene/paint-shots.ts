import type { Shot } from "@/demo/job";
import type { Frame } from "@/demo/render/frame";

export type Painter = {
  /** Draws the picture of the moment `time` (seconds from the start of the clip) into the frame. */
  paint(frame: Frame, time: number): void;
};

export async function paintShots(width: number, height: number, shots: Shot[]): Promise<Painter> {
  const hue = (shots[0]?.scene.seed ?? 0) % 256;
  return {
    paint(frame, time) {
      for (let y = 0; y < height; y++)
        frame.y.fill(200 - (140 * y) / height + 8 * Math.sin(time + y / 40), y * width, (y + 1) * width);
      frame.u.fill(hue);
      frame.v.fill(255 - hue);
    },
  };
}
