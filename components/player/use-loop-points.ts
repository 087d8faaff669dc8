import { useState } from "react";
import { frameAt, lastFrame, timeOfFrame } from "./frames";
import { useFrames } from "./use-frames";

/** Frame numbers; `out` is the last frame shown. Null where the clip's own end counts. */
export type LoopPoints = { in: number | null; out: number | null };

const NONE: LoopPoints = { in: null, out: null };

/** A stretch of the clip that playing stays within: it starts over at its end, or stops there when not looping. */
export function useLoopPoints(media: HTMLVideoElement | null, rate: number) {
  const [points, setPoints] = useState(NONE);
  const { in: first, out: last } = points;

  useFrames(media, (time) => {
    if (!media || media.paused || media.seeking || (first === null && last === null)) return;
    const frame = frameAt(time, rate);
    const start = timeOfFrame(first ?? 0, rate);
    if (first !== null && frame < first) media.currentTime = start;
    if (last === null || frame < last) return;
    if (media.loop) media.currentTime = start;
    else {
      media.pause();
      media.currentTime = timeOfFrame(last, rate);
    }
  });

  function mark(edge: "in" | "out") {
    if (!media) return;
    const frame = Math.min(frameAt(media.currentTime, rate), lastFrame(media.duration || 0, rate));
    setPoints((now) => {
      const next = { ...now, [edge]: frame };
      // A stretch that ends before it begins loses its other edge.
      if (next.in !== null && next.out !== null && next.in >= next.out) next[edge === "in" ? "out" : "in"] = null;
      return next;
    });
  }

  return {
    points,
    markIn: () => mark("in"),
    markOut: () => mark("out"),
    clear: () => setPoints(NONE),
    /** Playing again after stopping at the end of the stretch begins at its start. */
    rewindAtEnd() {
      if (media && last !== null && frameAt(media.currentTime, rate) >= last)
        media.currentTime = timeOfFrame(first ?? 0, rate);
    },
  };
}
