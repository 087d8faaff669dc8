import { MediaActionTypes, useMediaDispatch, useMediaSelector } from "media-chrome/react/media-store";
import { useRef } from "react";
import { useHydrated } from "@/components/hooks/use-hydrated";
import { frameAt, lastFrame, timeOfFrame } from "./frames";
import type { useLoopPoints } from "./use-loop-points";

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/**
 * Everything one can do with the picture, by button or key. Times in seconds. What changes a value asks the element for
 * it: the store hears of a change later, and a key may be pressed again before that.
 */
export function usePlayer(media: HTMLVideoElement | null, rate: number, loop: ReturnType<typeof useLoopPoints>) {
  const dispatch = useMediaDispatch();
  const paused = useMediaSelector((state) => state.mediaPaused ?? true);
  const muted = useMediaSelector((state) => state.mediaVolumeLevel === "off");
  const volume = useMediaSelector((state) => state.mediaVolume ?? 1);
  const looping = useMediaSelector((state) => state.mediaLoop ?? false);
  const speed = useMediaSelector((state) => state.mediaPlaybackRate ?? 1);
  const fullscreen = useMediaSelector((state) => state.mediaIsFullscreen ?? false);
  const inPicture = useMediaSelector((state) => state.mediaIsPip ?? false);
  // The server cannot know what this browser is able to do; until React has taken its page over, both say the same.
  const takenOver = useHydrated();
  const pictureAvailable = useMediaSelector((state) => state.mediaPipUnavailable === undefined) || !takenOver;
  const volumeAvailable = useMediaSelector((state) => state.mediaVolumeUnavailable === undefined) || !takenOver;
  /** Where a seek is on its way to, so that steps taken faster than the picture follows still count. */
  const target = useRef<number | null>(null);

  function seek(time: number) {
    if (!media) return;
    const end = timeOfFrame(lastFrame(media.duration || 0, rate), rate);
    target.current = Math.min(end, Math.max(0, time));
    media.addEventListener("seeked", () => (target.current = null), { once: true });
    dispatch({ type: MediaActionTypes.MEDIA_SEEK_REQUEST, detail: target.current });
  }

  function step(frames: number) {
    if (!media) return;
    media.pause();
    seek(timeOfFrame(Math.max(0, frameAt(target.current ?? media.currentTime, rate) + frames), rate));
  }

  function toggle() {
    if (media?.paused) loop.rewindAtEnd();
    dispatch({ type: media?.paused ? MediaActionTypes.MEDIA_PLAY_REQUEST : MediaActionTypes.MEDIA_PAUSE_REQUEST });
  }

  const setSpeed = (detail: number) => dispatch({ type: MediaActionTypes.MEDIA_PLAYBACK_RATE_REQUEST, detail });
  const setVolume = (detail: number) =>
    dispatch({ type: MediaActionTypes.MEDIA_VOLUME_REQUEST, detail: Math.min(1, Math.max(0, detail)) });
  const setLooping = (detail: boolean) => dispatch({ type: MediaActionTypes.MEDIA_LOOP_REQUEST, detail });

  /** Setting a point says what to repeat, so repeating begins. */
  function mark(edge: "in" | "out") {
    if (edge === "in") loop.markIn();
    else loop.markOut();
    setLooping(true);
  }

  return {
    paused,
    muted,
    volume,
    looping,
    speed,
    fullscreen,
    inPicture,
    pictureAvailable,
    volumeAvailable,
    points: loop.points,
    toggle,
    seek,
    seekBy: (seconds: number) => media && seek((target.current ?? media.currentTime) + seconds),
    /** To a share of the clip, 0 to 1. */
    seekShare: (share: number) => media && seek((media.duration || 0) * share),
    step,
    setSpeed,
    changeSpeed: (steps: 1 | -1) => {
      const next = SPEEDS[SPEEDS.indexOf(media?.playbackRate ?? speed) + steps];
      if (next) setSpeed(next);
    },
    setVolume,
    changeVolume: (by: number) => setVolume((media?.volume ?? volume) + by),
    toggleMuted: () => {
      const silent = media ? media.muted || media.volume === 0 : muted;
      dispatch({ type: silent ? MediaActionTypes.MEDIA_UNMUTE_REQUEST : MediaActionTypes.MEDIA_MUTE_REQUEST });
    },
    toggleLooping: () => setLooping(!(media?.loop ?? looping)),
    markIn: () => mark("in"),
    markOut: () => mark("out"),
    clearPoints: loop.clear,
    toggleFullscreen: () =>
      dispatch({
        // The browser is there before the store hears of it; a phone's own player fills the screen without the document.
        type:
          fullscreen || document.fullscreenElement
            ? MediaActionTypes.MEDIA_EXIT_FULLSCREEN_REQUEST
            : MediaActionTypes.MEDIA_ENTER_FULLSCREEN_REQUEST,
      }),
    togglePicture: () =>
      dispatch({
        type:
          inPicture || document.pictureInPictureElement
            ? MediaActionTypes.MEDIA_EXIT_PIP_REQUEST
            : MediaActionTypes.MEDIA_ENTER_PIP_REQUEST,
      }),
  };
}

export type Player = ReturnType<typeof usePlayer>;
