import type { Shot } from "@/demo/job";
import { type Frame, makeFrame } from "@/demo/render/frame";
import { makeFilm } from "@/demo/scene/film";
import { paintReference } from "@/demo/scene/paint-reference";
import { paintScene } from "@/demo/scene/paint-scene";

export type Painter = {
  /** Draws the picture of the moment `time` (seconds from the start of the clip) into the frame. */
  paint(frame: Frame, index: number, time: number): void;
};

/** Seconds that one shot takes to become the next. */
const crossfade = 1;

type Take = { start: number; draw(frame: Frame, time: number): void };

/**
 * Prepares the pictures of a whole clip. Time runs on from shot to shot, so that a shot with the scene of the one
 * before it continues without a seam; another scene is faded to.
 */
export async function paintShots(width: number, height: number, shots: Shot[]): Promise<Painter> {
  const takes: Take[] = [];
  let start = 0;
  for (const [i, shot] of shots.entries()) {
    const before = shots[i - 1];
    const same =
      before && before.reference === shot.reference && JSON.stringify(before.scene) === JSON.stringify(shot.scene);
    if (!same) takes.push({ start, draw: await prepare(width, height, shot) });
    start += shot.seconds;
  }
  const finish = await makeFilm(width, height, shots[0]?.scene.seed ?? 0);
  const other = takes.length > 1 ? makeFrame(width, height) : null;
  return {
    paint(frame, index, time) {
      const current = takes.findLastIndex((take) => take.start <= time + 1e-6);
      const take = takes[current] as Take;
      take.draw(frame, time);
      const previous = takes[current - 1];
      if (previous && other && time < take.start + crossfade) {
        previous.draw(other, time);
        blend(frame, other, (time - take.start) / crossfade);
      }
      finish(frame, index);
    },
  };
}

async function prepare(width: number, height: number, { scene, reference }: Shot): Promise<Take["draw"]> {
  const { stage, things, ground } = reference
    ? await paintReference(scene, reference, width, height)
    : await paintScene(scene, width, height);
  const [y, u, v] = ground;
  return (frame, time) => {
    // Nothing of the frame before may show through a seam.
    frame.y.fill(y);
    frame.u.fill(u);
    frame.v.fill(v);
    const moment = { time, view: stage.move.at(time) };
    for (const draw of things) draw(frame, moment);
  };
}

/** Shows `part` of the frame over the other one. */
function blend(frame: Frame, other: Frame, part: number): void {
  const keep = Math.round(256 * part * part * (3 - 2 * part));
  const { data } = frame;
  for (let i = 0; i < data.length; i++) {
    const from = other.data[i] as number;
    data[i] = from + ((((data[i] as number) - from) * keep) >> 8);
  }
}
