import { useCallback, useEffect, useMemo, useState } from "react";
import { fetchJson } from "@/components/fetch-json";
import { keepPages, withKeptPages } from "@/components/library/kept-pages";
import { useFreshClips } from "@/components/library/use-fresh-clips";
import { useLiveVideos } from "@/components/library/use-live-videos";
import type { BudgetDto, GalleryPage, QueueDto, VideoDto } from "@/lib/videos/schemas";
import { type Change, editClips, insertClips, removeClips } from "./edit-clips";

export type LibraryData = { videos: VideoDto[]; next: string | null; queue: QueueDto; budget: BudgetDto };

const none: VideoDto[] = [];

/** Beyond the first page somebody is scrolling: fewer, larger answers. */
const PAGE = 96;

/**
 * The clips on screen, as the server says and as changed here before it answered. `query` is the filter as the
 * address says it. Each change gives the function that takes it back.
 */
export function useClips(query: string, initial: LibraryData) {
  const [source, setSource] = useState(initial);
  const [data, setData] = useState(() => withKeptPages(query, initial));
  const [restored] = useState(data === initial ? none : data.videos);
  const inTrash = query.includes("trash=true");
  const oldestFirst = query.includes("sort=oldest");

  // A new server render is the truth for the page it covers.
  if (source !== initial) {
    setSource(initial);
    setData(withKeptPages(query, initial));
  }
  useEffect(() => keepPages(query, data, source), [query, data, source]);

  const change = useCallback((how: (videos: VideoDto[]) => VideoDto[]) => {
    setData((now) => ({ ...now, videos: how(now.videos) }));
  }, []);

  const edits = useMemo(() => {
    /** Applies an edit to the newest state and keeps its way back. */
    const apply = (make: (videos: VideoDto[]) => { videos: VideoDto[]; undo: (now: VideoDto[]) => VideoDto[] }) => {
      let undo: ((now: VideoDto[]) => VideoDto[]) | undefined;
      change((videos) => {
        const made = make(videos);
        undo = made.undo;
        return made.videos;
      });
      return () => change((videos) => undo?.(videos) ?? videos);
    };
    return {
      edit: (ids: string[], how: Change) => apply((videos) => editClips(videos, new Set(ids), how)),
      remove: (ids: string[]) => apply((videos) => removeClips(videos, new Set(ids), oldestFirst)),
      insert: (added: VideoDto[]) => change((videos) => insertClips(videos, added, oldestFirst)),
    };
  }, [change, oldestFirst]);

  /** The server's word on the clips asked for: what went to the trash, or came out of it, or is gone, leaves. */
  function take(fresh: VideoDto[], asked: string[]) {
    const there = fresh.filter(({ deletedAt }) => Boolean(deletedAt) === inTrash);
    const byId = new Map(there.map((video) => [video.id, video]));
    // An answer that was under way while something newer arrived does not undo it.
    const newer = (video: VideoDto) => {
      const other = byId.get(video.id);
      return other && other.statusAt >= video.statusAt ? other : video;
    };
    change((videos) => videos.filter(({ id }) => byId.has(id) || !asked.includes(id)).map(newer));
  }

  const fresh = useFreshClips(query, restored, { take, insert: edits.insert });
  useLiveVideos(data.videos, {
    onVideos: take,
    onQueue: (numbers) => setData((now) => ({ ...now, ...numbers })),
  });

  /** Appends the page after the last clip. @throws FetchError */
  async function loadMore() {
    if (!data.next) return;
    const page = await fetchJson<GalleryPage>(`/api/videos?${query}&limit=${PAGE}&after=${data.next}`);
    setData((now) => {
      if (now.next !== data.next) return now;
      const there = new Set(now.videos.map(({ id }) => id));
      return { ...now, next: page.next, videos: [...now.videos, ...page.videos.filter(({ id }) => !there.has(id))] };
    });
  }

  return { ...data, change, ...edits, ...fresh, loadMore };
}

export type Clips = ReturnType<typeof useClips>;
