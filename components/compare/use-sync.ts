import { useEffect } from "react";
import { frameAt, timeOfFrame } from "@/components/player/frames";

type Shown = { mediaTime: number; displayTime: number };

/** Seconds apart beyond which only a jump helps. */
const JUMP_AT = 0.5;
/** By how much the follower's speed may differ to catch up, and how soon it wants to have caught up (seconds). */
const MOST_CORRECTION = 0.5;
const CATCH_UP = 0.25;
const STALE = 0.2;

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

    let shown: Shown | null = null;
    const isOff = (by: number) => Math.abs(follower.currentTime - wanted()) > by;
    const jump = () => {
      // What was shown before the jump says nothing about where it leads.
      shown = null;
      follower.currentTime = wanted();
    };

    /** While both run, small differences are left to the speed: each jump would make the follower late again. */
    const follow = () => {
      if (isOff(master.paused ? 0.1 / rate : JUMP_AT)) jump();
      follower.playbackRate = master.playbackRate;
      if (!master.paused && !finished()) void follower.play().catch(() => {});
    };
    const onPause = () => {
      follower.pause();
      // The clocks stop at any point within a frame; both are put into the middle of the same one.
      const middle = timeOfFrame(frameAt(master.currentTime, rate), rate);
      if (!master.ended && Math.abs(master.currentTime - middle) > 0.01 / rate) master.currentTime = middle;
      follow();
    };

    const stopFollower = eachShown(follower, (now) => {
      shown = now;
    });
    const stopMaster = eachShown(master, (now) => {
      if (!shown || master.paused || master.seeking || follower.seeking || finished()) return;
      if (follower.paused) return follow();
      const later = (shown.displayTime - now.displayTime) / 1000;
      // A follower that has shown nothing for a while has stopped moving; its clock says where.
      const drift =
        Math.abs(later) < STALE
          ? shown.mediaTime - now.mediaTime - master.playbackRate * later
          : follower.currentTime - master.currentTime;
      if (Math.abs(drift) > JUMP_AT) return jump();
      const needed = Math.abs(drift) < 0.15 / rate ? 0 : drift / CATCH_UP;
      const correction = Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, needed));
      const speed = master.playbackRate * (1 - correction);
      if (Math.abs(follower.playbackRate - speed) > 0.005) follower.playbackRate = speed;
    });

    const events = { play: follow, playing: follow, pause: onPause, seeking: jump, seeked: follow, ratechange: follow };
    for (const [name, listener] of Object.entries(events)) master.addEventListener(name, listener);
    follower.addEventListener("loadedmetadata", follow);
    follow();
    return () => {
      stopFollower();
      stopMaster();
      for (const [name, listener] of Object.entries(events)) master.removeEventListener(name, listener);
      follower.removeEventListener("loadedmetadata", follow);
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
