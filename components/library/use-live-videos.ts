import { useEffect, useRef } from "react";
import useSWR from "swr";
import { fetchJson } from "@/components/fetch-json";
import { liveStatuses } from "@/lib/videos/lifecycle";
import type { BudgetDto, QueueDto, VideoDto } from "@/lib/videos/schemas";

export type QueueData = { queue: QueueDto; budget: BudgetDto };

type LiveHandlers = {
  /** `asked` are the ids looked for: what is not among the videos is gone. */
  onVideos: (videos: VideoDto[], asked: string[]) => void;
  onQueue: (data: QueueData) => void;
};

/** More at once make the address too long; the rest follow as these end. */
const MOST_FOLLOWED = 100;

const live: readonly string[] = liveStatuses;

export function isLive(video: VideoDto): boolean {
  return live.includes(video.status);
}

/** Often while something is about to happen, seldom while everything takes minutes. Milliseconds. */
export function pauseFor(videos: VideoDto[]): number {
  const soonest = Math.min(...videos.map(({ secondsLeft }) => secondsLeft ?? 20));
  return Math.min(8_000, Math.max(1_500, soonest * 100));
}

/** Follows the live ones of these clips, and the queue, while the tab is visible; asks for nothing when none is live. */
export function useLiveVideos(videos: VideoDto[], { onVideos, onQueue }: LiveHandlers) {
  const followed = videos.filter(isLive).slice(0, MOST_FOLLOWED);
  const ids = followed.map(({ id }) => id);
  const key = ids.length > 0 ? `/api/videos?ids=${ids.join(",")}` : null;
  const refreshInterval = key ? pauseFor(followed) : 0;

  // Answers are taken in `onSuccess`, not from the cache: what is cached under the same ids may be long outdated.
  useSWR<{ videos: VideoDto[] }>(key, fetchJson, {
    refreshInterval,
    dedupingInterval: 500,
    onSuccess: (data) => onVideos(data.videos, ids),
  });
  const { mutate: askQueue } = useSWR<QueueData>("/api/queue", fetchJson, {
    refreshInterval,
    revalidateOnMount: false,
    onSuccess: onQueue,
  });

  // Something started or ended, so the numbers changed, also when nothing is left to follow.
  const before = useRef(key);
  useEffect(() => {
    if (before.current !== key) void askQueue();
    before.current = key;
  }, [key, askQueue]);
}
