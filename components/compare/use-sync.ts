import { useEffect } from "react";
import { frameAt, lastFrame, timeOfFrame } from "@/components/player/frames";
import { eachFrame } from "@/components/player/use-frames";

/** Seconds apart beyond which only a jump helps. */
const JUMP_AT = 0.5;
/** By how much the follower's speed may differ to catch up, and how soon it wants to have caught up (seconds). */
const MOST_CORRECTION = 0.5;
const CATCH_UP = 0.25;

/**
 * Keeps `follower` on the frame `master` shows: plays, pauses, jumps and changes speed with it. While both play, their
 * clocks are compared at each frame, and the follower runs a little faster or slower until they agree.
 */
export function useSync(master: HTMLVideoElement | null, follower: HTMLVideoElement | null, rate: number) {
  useEffect(() => {
    if (!master || !follower) return;
    /** The shorter clip waits on its last frame. */
    const wanted = () => Math.min(master.currentTime, timeOfFrame(lastFrame(follower.duration || 0, rate), rate));
    const finished = () => master.currentTime >= (follower.duration || 0);
    const isOff = (by: number) => Math.abs(follower.currentTime - wanted()) > by;
    const jump = () => {
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
      // The clocks stop at any point within a frame; both are put to the same one.
      const time = timeOfFrame(frameAt(master.currentTime, rate), rate);
      if (!master.ended && Math.abs(master.currentTime - time) > 0.01 / rate) master.currentTime = time;
      follow();
    };

    const stop = eachFrame(master, () => {
      if (master.paused || master.seeking || follower.seeking || finished()) return;
      if (follower.paused || isOff(JUMP_AT)) return follow();
      const drift = follower.currentTime - master.currentTime;
      const needed = Math.abs(drift) < 0.1 / rate ? 0 : drift / CATCH_UP;
      const correction = Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, needed));
      const speed = master.playbackRate * (1 - correction);
      if (Math.abs(follower.playbackRate - speed) > 0.005) follower.playbackRate = speed;
    });

    const events = { play: follow, playing: follow, pause: onPause, seeking: jump, seeked: follow, ratechange: follow };
    for (const [name, listener] of Object.entries(events)) master.addEventListener(name, listener);
    follower.addEventListener("loadedmetadata", follow);
    follow();
    return () => {
      stop();
      for (const [name, listener] of Object.entries(events)) master.removeEventListener(name, listener);
      follower.removeEventListener("loadedmetadata", follow);
    };
  }, [master, follower, rate]);
}
