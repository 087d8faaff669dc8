import { useEffect, useEffectEvent, useRef, useState } from "react";
import { FetchError } from "@/components/fetch-json";
import { drawFrame } from "./capture-frame";
import { expiryOf } from "./url-expiry";

/** How long before its end a presigned URL is replaced. Milliseconds. */
const MARGIN = 5 * 60_000;

/** A failure this long after the last one is a new matter. Milliseconds. */
const FORGET = 60_000;

type Source = {
  src: string;
  cors: boolean;
  /** Counts the loads, so that the same address can be tried again. */
  load: number;
};

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
  const [source, setSource] = useState<Source>({ src: initial, cors: true, load: 0 });
  const [trouble, setTrouble] = useState<string | null>(null);
  const freeze = useRef<HTMLCanvasElement>(null);
  const failures = useRef({ count: 0, at: 0 });
  /** What the next load takes over; kept until one succeeds. */
  const place = useRef<{ time: number; speed: number; playing: boolean } | null>(null);

  function swap(next: { src: string; cors: boolean }) {
    if (!media) return;
    const { currentTime, paused, playbackRate } = media;
    place.current ??= { time: currentTime, speed: playbackRate, playing: !paused };
    if (freeze.current && media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA)
      drawFrame(media, freeze.current).hidden = false;
    setSource({ ...next, load: source.load + 1 });
  }

  useEffect(() => {
    if (source.load > 0) media?.load();
  }, [media, source.load]);

  useEffect(() => {
    if (!media) return;
    const takeOver = () => {
      const kept = place.current;
      if (!kept) return;
      place.current = null;
      media.playbackRate = kept.speed;
      if (kept.playing) void media.play().catch(() => {});
      const uncover = () => {
        if (freeze.current) freeze.current.hidden = true;
      };
      media.addEventListener(kept.time > 0 ? "seeked" : "loadeddata", uncover, { once: true });
      media.currentTime = kept.time;
    };
    media.addEventListener("loadedmetadata", takeOver);
    return () => media.removeEventListener("loadedmetadata", takeOver);
  }, [media]);

  async function recover() {
    const now = Date.now();
    const count = now - failures.current.at > FORGET ? 1 : failures.current.count + 1;
    failures.current = { count, at: now };
    try {
      const src = await renew();
      if (!src) return;
      if (count === 1) swap({ src, cors: source.cors });
      // Some buckets answer no cross-origin requests: then the clip plays, and only its frames stay locked.
      else if (count === 2 && source.cors) swap({ src, cors: false });
      else setTrouble("The clip cannot be loaded right now.");
    } catch (error) {
      if (error instanceof FetchError) setTrouble(error.message);
      else setTrouble("The studio cannot be reached. Playing goes on when you are connected again.");
    }
  }

  function retry() {
    failures.current.count = 0;
    setTrouble(null);
    void recover();
  }

  const onFailure = useEffectEvent(recover);
  const onOnline = useEffectEvent(retry);

  const renewEarly = useEffectEvent(async () => {
    const expiry = expiryOf(source.src);
    if (!media || !expiry || Date.now() < expiry - MARGIN) return;
    const src = await renew().catch(() => null);
    // What is all here needs no address any more; if the browser drops it, the error brings the new one.
    if (src && src !== source.src && !isWhole(media)) swap({ src, cors: source.cors });
  });

  useEffect(() => {
    if (!media) return;
    const onError = () => void onFailure();
    const onPlaying = () => {
      failures.current.count = 0;
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

  useEffect(() => {
    if (!trouble) return;
    const again = () => onOnline();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [trouble]);

  return { ...source, freeze, trouble, retry };
}

function isWhole({ buffered, duration }: HTMLVideoElement): boolean {
  return buffered.length > 0 && buffered.start(0) < 0.1 && buffered.end(0) > duration - 0.1;
}
