import { useEffect } from "react";

const KEY = "dailies:positions";
/** Clips whose place is kept; the oldest go first. */
const KEPT = 200;

type Positions = Record<string, number>;

function read(): Positions {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** Keeps where a clip was left, in seconds; null forgets it. */
function keep(id: string, time: number | null) {
  const { [id]: _, ...others } = read();
  const entries = Object.entries(others).slice(-KEPT + 1);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(time === null ? entries : [...entries, [id, time]])));
  } catch {
    // Storage is full or forbidden: the clip then starts at its beginning.
  }
}

/** Puts a clip back where it was left, once, and remembers where it is left. */
export function useResume(media: HTMLVideoElement | null, id: string) {
  useEffect(() => {
    if (!media) return;
    const resume = () => {
      const time = read()[id] ?? 0;
      // A clip left at its very end starts over.
      if (media.currentTime === 0 && time > 0 && time < media.duration - 0.25) media.currentTime = time;
    };
    const remember = () => {
      if (media.readyState > 0) keep(id, media.ended || media.currentTime === 0 ? null : media.currentTime);
    };
    if (media.readyState > 0) resume();
    else media.addEventListener("loadedmetadata", resume, { once: true });
    for (const name of ["pause", "seeked", "ended"]) media.addEventListener(name, remember);
    addEventListener("pagehide", remember);
    return () => {
      remember();
      media.removeEventListener("loadedmetadata", resume);
      for (const name of ["pause", "seeked", "ended"]) media.removeEventListener(name, remember);
      removeEventListener("pagehide", remember);
    };
  }, [media, id]);
}
