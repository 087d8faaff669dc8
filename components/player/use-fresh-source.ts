import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { FetchError } from "@/components/fetch-json";
import { drawFrame } from "./capture-frame";
import { expiryOf } from "./url-expiry";

/** How long before its end a presigned URL is replaced. Milliseconds. */
const MARGIN = 5 * 60_000;

type Source = { src: string; cors: boolean };

type FreshSourceOptions = {
  initial: string;
  /** Asks the studio for a new presigned URL; null when there is no file any more. @throws FetchError */
  renew: () => Promise<string | null>;
};

/**
 * The address the picture plays from. It is replaced before it expires, and after an error, at the same place and in
 * the same state; the last picture stays on screen (drawn onto `freeze`) until the new one is there.
 */
export function useFreshSource(media: HTMLVideoElement | null, { initial, renew }: FreshSourceOptions) {
  const [source, setSource] = useState<Source>({ src: initial, cors: true });
  const [trouble, setTrouble] = useState<string | null>(null);
  const freeze = useRef<HTMLCanvasElement>(null);
  const failures = useRef(0);

  /** Loads `next` and carries place, speed and playing over. */
  const swap = useCallback(
    (next: Source) => {
      if (!media) return;
      const { currentTime, paused, playbackRate } = media;
      const cover = freeze.current;
      if (cover && media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        drawFrame(media, cover).hidden = false;
      }
      const carryOver = () => {
        media.currentTime = currentTime;
        media.playbackRate = playbackRate;
        if (!paused) void media.play().catch(() => {});
        const uncover = () => {
          if (cover) cover.hidden = true;
        };
        media.addEventListener(currentTime > 0 ? "seeked" : "loadeddata", uncover, { once: true });
      };
      media.addEventListener("loadedmetadata", carryOver, { once: true });
      setSource(next);
      // React sets the attributes when it renders; the same address again needs a push.
      if (next.src === source.src) setTimeout(() => media.load());
    },
    [media, source.src],
  );

  const recover = useEffectEvent(async () => {
    failures.current += 1;
    try {
      const src = await renew();
      if (!src) return;
      if (failures.current === 1) swap({ src, cors: source.cors });
      // Some buckets answer no cross-origin requests: then the clip plays, and only its frames stay locked.
      else if (failures.current === 2 && source.cors) swap({ src, cors: false });
      else setTrouble("The clip cannot be loaded right now.");
    } catch (error) {
      if (error instanceof FetchError) setTrouble(error.message);
      else setTrouble("The studio cannot be reached. Playing goes on when you are connected again.");
    }
  });

  const renewEarly = useEffectEvent(async () => {
    const expiry = expiryOf(source.src);
    if (!media || !expiry || Date.now() < expiry - MARGIN) return;
    const src = await renew().catch(() => null);
    // What is all here needs no address any more; if the browser drops it, the error brings the new one.
    if (src && src !== source.src && !isWhole(media)) swap({ src, cors: source.cors });
  });

  useEffect(() => {
    if (!media) return;
    const onError = () => void recover();
    const onPlaying = () => {
      failures.current = 0;
      setTrouble(null);
    };
    media.addEventListener("error", onError);
    media.addEventListener("playing", onPlaying);
    // The server's page may have failed to load it before there was anybody to hear.
    if (media.error) onError();
    return () => {
      media.removeEventListener("error", onError);
      media.removeEventListener("playing", onPlaying);
    };
  }, [media]);

  useEffect(() => {
    const expiry = expiryOf(source.src);
    const look = () => void (document.visibilityState === "visible" && renewEarly());
    const timer = expiry ? setTimeout(look, Math.max(0, expiry - MARGIN - Date.now())) : undefined;
    // A laptop that slept through the timer wakes up here.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [source.src]);

  function retry() {
    failures.current = 0;
    setTrouble(null);
    void recover();
  }
  useEffect(() => {
    if (!trouble) return;
    const again = () => {
      failures.current = 0;
      setTrouble(null);
      void recover();
    };
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [trouble]);

  return { ...source, freeze, trouble, retry };
}

function isWhole({ buffered, duration }: HTMLVideoElement): boolean {
  return buffered.length > 0 && buffered.start(0) < 0.1 && buffered.end(0) > duration - 0.1;
}
