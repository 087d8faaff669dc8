import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import useSWR from "swr";
import { FetchError, fetchJson } from "@/components/fetch-json";
import { isLive, pauseFor } from "@/components/library/use-live-videos";
import type { VideoDetailDto } from "@/lib/videos/schemas";

/**
 * The clip on screen. Follows the server while it is being made and the tab is visible, looks again when the tab
 * is returned to, and notices when it was deleted elsewhere.
 */
export function useClip(initial: VideoDetailDto) {
  const router = useRouter();
  const [source, setSource] = useState(initial);
  const [video, setVideo] = useState(initial);
  const [gone, setGone] = useState(false);

  // A new server render is the truth.
  if (source !== initial) {
    setSource(initial);
    setVideo(initial);
  }

  const take = useCallback((fresh: VideoDetailDto) => {
    setGone(false);
    // An answer that was under way while something newer arrived does not undo it.
    setVideo((now) => (fresh.attempt < now.attempt || fresh.statusAt < now.statusAt ? now : fresh));
  }, []);

  // Its family and the pages around it show the end as well.
  const live = isLive(video);
  const wasLive = useRef(live);
  useEffect(() => {
    if (wasLive.current && !live) router.refresh();
    wasLive.current = live;
  }, [live, router]);

  const key = `/api/videos/${initial.id}`;
  const { mutate } = useSWR<VideoDetailDto, Error>(gone ? null : key, fetchJson, {
    revalidateOnMount: false,
    refreshInterval: live ? pauseFor([video]) : 0,
    dedupingInterval: 500,
    focusThrottleInterval: 1000,
    // Not the cache's data: what it holds for this address may be older than the page.
    onSuccess: take,
    onError: (error) => error instanceof FetchError && error.status === 404 && setGone(true),
  });

  /** Asks the server now. @throws FetchError; a 404 shows as `gone` */
  const look = useCallback(async () => {
    try {
      const fresh = await fetchJson<VideoDetailDto>(key);
      take(fresh);
      return fresh;
    } catch (error) {
      if (error instanceof FetchError && error.status === 404) setGone(true);
      throw error;
    }
  }, [key, take]);

  return { video, gone, setVideo, look, refresh: () => void mutate() };
}
