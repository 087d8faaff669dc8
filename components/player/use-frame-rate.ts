import { useEffect, useState } from "react";
import { rateFromInterval, USUAL_RATE } from "./frames";

/** Frames per second of what plays: the usual rate until two neighbouring frames have been seen often enough. */
export function useFrameRate(media: HTMLVideoElement | null): number {
  const [rate, setRate] = useState(USUAL_RATE);
  useEffect(() => {
    if (!media || !("requestVideoFrameCallback" in HTMLVideoElement.prototype)) return;
    let handle = 0;
    let last: VideoFrameCallbackMetadata | undefined;
    const intervals: number[] = [];
    const look: VideoFrameRequestCallback = (_now, frame) => {
      const passed = last ? frame.mediaTime - last.mediaTime : 0;
      if (last && passed > 0 && frame.presentedFrames - last.presentedFrames === 1) intervals.push(passed);
      last = frame;
      if (intervals.length < 12) handle = media.requestVideoFrameCallback(look);
      // The shortest half: a skipped frame makes an interval longer, never shorter.
      else setRate(rateFromInterval(intervals.sort((a, b) => a - b)[3] ?? 0) ?? USUAL_RATE);
    };
    handle = media.requestVideoFrameCallback(look);
    return () => media.cancelVideoFrameCallback(handle);
  }, [media]);
  return rate;
}
