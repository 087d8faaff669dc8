import { useRef, useSyncExternalStore } from "react";
import { estimateProgress } from "@/lib/videos/polling";
import type { VideoDto } from "@/lib/videos/schemas";

function subscribe(onTick: () => void) {
  const timer = setInterval(onTick, 1000);
  return () => clearInterval(timer);
}

/** The time in whole seconds, ticking; null on the server and while hydrating, where clocks would disagree. */
function useSeconds(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / 1000),
    () => null,
  );
}

/** Where a running clip probably is between two looks at the server: percent, and seconds left. */
export function useLiveEstimate(video: VideoDto): { percent: number; secondsLeft: number | null } {
  const now = useSeconds();
  const seen = useRef({ video, at: now });
  if (seen.current.video !== video || seen.current.at === null) seen.current = { video, at: now };
  const { status, progress, secondsLeft } = video;
  if (now === null || seen.current.at === null || secondsLeft === null || status !== "running")
    return { percent: progress, secondsLeft };
  const left = Math.max(1, secondsLeft - (now - seen.current.at));
  const elapsed = Math.max(0, now - Date.parse(video.statusAt) / 1000);
  return { percent: estimateProgress({ progress, elapsed, left }), secondsLeft: left };
}
