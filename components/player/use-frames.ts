import { useEffect, useEffectEvent } from "react";

const JUMPS = ["loadedmetadata", "seeking", "seeked", "timeupdate", "emptied"] as const;

/**
 * Calls back with the media time (seconds) whenever another picture is shown, and after every jump. For what must
 * follow the picture without rendering React at each frame.
 */
export function useFrames(media: HTMLVideoElement | null, onFrame: (time: number) => void) {
  const notify = useEffectEvent(onFrame);
  useEffect(() => {
    if (!media) return;
    const stop = eachFrame(media, (time) => notify(time));
    const onJump = () => notify(media.currentTime);
    for (const name of JUMPS) media.addEventListener(name, onJump);
    onJump();
    return () => {
      stop();
      for (const name of JUMPS) media.removeEventListener(name, onJump);
    };
  }, [media]);
}

/** Calls back for each presented frame, with its own time; by animation frames where the browser cannot say. */
export function eachFrame(media: HTMLVideoElement, onFrame: (mediaTime: number) => void): () => void {
  let handle = 0;
  if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) {
    const tick = () => {
      if (!media.paused) onFrame(media.currentTime);
      handle = requestAnimationFrame(tick);
    };
    handle = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(handle);
  }
  const tick: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    onFrame(mediaTime);
    handle = media.requestVideoFrameCallback(tick);
  };
  handle = media.requestVideoFrameCallback(tick);
  return () => media.cancelVideoFrameCallback(handle);
}
