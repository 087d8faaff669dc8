import { useEffect } from "react";
import { timeOfFrame } from "@/components/player/frames";

type Shown = { mediaTime: number; displayTime: number };

/** Seconds apart beyond which only a jump helps. */
const JUMP_AT = 0.25;

/**
 * Keeps `follower` on the frame `master` shows: plays, pauses, jumps and changes speed with it. While both play, the
 * times their frames are put on screen are compared, and the follower runs a little faster or slower until it fits.
 */
export function useSync(master: HTMLVideoElement | null, follower: HTMLVideoElement | null, rate: number) {
  useEffect(() => {
    if (!master || !follower) return;
    /** The shorter clip waits on its last frame. */
    const wanted = () => Math.min(master.currentTime, Math.max(0, (follower.duration || 0) - 0.5 / rate));
    const finished = () => master.currentTime >= (follower.duration || 0);

    const align = () => {
      if (Math.abs(follower.currentTime - wanted()) > 0.1 / rate) follower.currentTime = wanted();
      follower.playbackRate = master.playbackRate;
      if (!master.paused && !finished()) void follower.play().catch(() => {});
    };
    const onPause = () => {
      follower.pause();
      // The clocks stop at any point within a frame; both are put into the middle of the same one.
      const middle = timeOfFrame(Math.floor(master.currentTime * rate + 0.01), rate);
      if (!master.ended && Math.abs(master.currentTime - middle) > 0.01 / rate) master.currentTime = middle;
      align();
    };

    let shown: Shown | null = null;
    const stopFollower = eachShown(follower, (now) => {
      shown = now;
    });
    const stopMaster = eachShown(master, (now) => {
      if (!shown || master.paused || master.seeking || follower.seeking || finished()) return;
      if (follower.paused) return align();
      const drift =
        shown.mediaTime - now.mediaTime - (master.playbackRate * (shown.displayTime - now.displayTime)) / 1000;
      if (Math.abs(drift) > JUMP_AT) follower.currentTime = wanted();
      const correction = Math.abs(drift) < 0.15 / rate ? 0 : Math.max(-0.1, Math.min(0.1, drift * 2));
      const speed = master.playbackRate * (1 - correction);
      if (Math.abs(follower.playbackRate - speed) > 0.005) follower.playbackRate = speed;
    });

    const events = { play: align, playing: align, pause: onPause, seeking: align, seeked: align, ratechange: align };
    for (const [name, listener] of Object.entries(events)) master.addEventListener(name, listener);
    follower.addEventListener("loadedmetadata", align);
    align();
    return () => {
      stopFollower();
      stopMaster();
      for (const [name, listener] of Object.entries(events)) master.removeEventListener(name, listener);
      follower.removeEventListener("loadedmetadata", align);
    };
  }, [master, follower, rate]);
}

/** Media time and time on screen of each frame; where the browser does not say, the clock at each animation frame. */
function eachShown(media: HTMLVideoElement, onShown: (shown: Shown) => void): () => void {
  let handle = 0;
  if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) {
    const tick = (now: number) => {
      onShown({ mediaTime: media.currentTime, displayTime: now });
      handle = requestAnimationFrame(tick);
    };
    handle = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(handle);
  }
  const tick: VideoFrameRequestCallback = (_now, { mediaTime, expectedDisplayTime }) => {
    onShown({ mediaTime, displayTime: expectedDisplayTime });
    handle = media.requestVideoFrameCallback(tick);
  };
  handle = media.requestVideoFrameCallback(tick);
  return () => media.cancelVideoFrameCallback(handle);
}
