import type { Placement } from "@/demo/scene/compose";
import { makeNoise } from "@/demo/scene/noise";
import type { Camera } from "@/demo/scene/scene";

/**
 * Where the camera is at a moment. `x` and `y` are pixels by which a layer at distance 1 moves; `forward` is the
 * way travelled towards it, in the same distance; `turnX`, `turnY` move everything alike, as turning the head does.
 */
export type View = { x: number; y: number; forward: number; turnX: number; turnY: number };

export type Move = {
  at(time: number): View;
  /** Distance that an orbit keeps in place; 0 when there is none. */
  pivot: number;
  /** Furthest that anything moves, in pixels per axis, for the paint beyond the edges. */
  reachX: number;
  reachY: number;
};

const still: View = { x: 0, y: 0, forward: 0, turnX: 0, turnY: 0 };

/**
 * The move as a function of seconds. It begins with speed and slows down for ever, so a clip of any length ends
 * well, and an extension goes on where its source ended.
 */
export function makeMove(camera: Camera, width: number, height: number, seed: number): Move {
  // 0 → 1, two thirds of the way after 9 s.
  const glide = (time: number) => 1 - Math.exp(-time / 9);
  const side = seed & 1 ? 1 : -1;
  const pan = (to: number): Move => ({
    at: (time) => ({
      ...still,
      x: to * 0.3 * width * (glide(time) - 0.4),
      turnX: to * 0.05 * width * (glide(time) - 0.4),
    }),
    pivot: 0,
    reachX: 0.2 * width,
    reachY: 0,
  });
  switch (camera) {
    case "pan-left":
      return pan(1);
    case "pan-right":
      return pan(-1);
    case "push-in":
      return { at: (time) => ({ ...still, forward: 0.42 * glide(time) }), pivot: 0, reachX: 0, reachY: 0 };
    case "pull-out":
      return { at: (time) => ({ ...still, forward: 0.4 * (1 - glide(time)) }), pivot: 0, reachX: 0, reachY: 0 };
    case "orbit":
      return {
        at: (time) => ({ ...still, x: side * 0.34 * width * (glide(time) - 0.4), forward: 0.06 * glide(time) }),
        pivot: 0.3,
        reachX: 0.18 * width,
        reachY: 0,
      };
    case "tilt-up":
    case "tilt-down": {
      const sign = camera === "tilt-up" ? 1 : -1;
      return {
        at: (time) => ({
          ...still,
          turnY: sign * 0.2 * height * (glide(time * 1.3) - 0.62),
          forward: 0.03 * glide(time),
        }),
        pivot: 0,
        reachX: 0,
        reachY: 0.14 * height,
      };
    }
    case "handheld": {
      const shake = makeNoise(seed);
      const size = 0.012 * Math.min(width, height);
      return {
        at: (time) => ({
          x: 1.5 * size * shake.at(time * 0.7, 3),
          y: size * shake.at(time * 0.8, 7),
          forward: 0.04 * glide(time),
          turnX: size * (shake.at(time * 1.1, 11) + 0.35 * shake.at(time * 3.1, 13)),
          turnY: size * (shake.at(time * 1.3, 17) + 0.35 * shake.at(time * 3.7, 19)),
        }),
        pivot: 0,
        reachX: 4 * size,
        reachY: 3 * size,
      };
    }
    case "drift":
      return {
        at: (time) => ({ ...still, x: side * 0.06 * width * (glide(time) - 0.4), forward: 0.1 * glide(time) }),
        pivot: 0,
        reachX: 0.05 * width,
        reachY: 0,
      };
  }
}

/** Pixels that must be painted beyond each edge of a layer at this nearness (1 / distance). */
export function margin(move: Move, nearness: number): { x: number; y: number } {
  return {
    x: Math.ceil(move.reachX * (0.25 + Math.abs(nearness - move.pivot))) + 12,
    y: Math.ceil(move.reachY * (0.3 + 0.7 * Math.max(1, nearness))) + 8,
  };
}

/** How a layer at `nearness` appears from the view, around the vanishing point. */
export function placeLayer(view: View, pivot: number, nearness: number, anchorX: number, anchorY: number): Placement {
  const scale = 1 / Math.max(0.2, 1 - view.forward * nearness);
  return {
    anchorX,
    anchorY,
    scale,
    shiftX: view.turnX + view.x * (nearness - pivot) * scale,
    shiftY: view.turnY + view.y * nearness * scale,
  };
}
