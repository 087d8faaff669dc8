import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { createVideoAction, dismissVideoAction, retryVideoAction } from "@/app/videos/actions";
import { answer, unreachable } from "@/components/answer";
import type { ComposerError, Draft } from "@/components/composer/draft";
import { forgetRequestIds, requestIdsFor } from "@/components/composer/request-ids";
import { fetchJson } from "@/components/fetch-json";
import { keepPages, withKeptPages } from "@/components/library/kept-pages";
import { dropUnsent, keepUnsent, takeUnsent } from "@/components/library/outbox";
import { pendingVideo } from "@/components/library/pending-video";
import { useLiveVideos } from "@/components/library/use-live-videos";
import type { NextStep } from "@/components/stopped-card";
import { showToast } from "@/components/toast";
import type { BudgetDto, GalleryPage, ModelDto, QueueDto, VideoDto } from "@/lib/videos/schemas";

export type LibraryData = { videos: VideoDto[]; next: string | null; queue: QueueDto; budget: BudgetDto };

/**
 * The library on screen: the server's clips, the ones it has not answered for yet, and what can be done with them.
 * `query` is the filter as the address says it.
 */
export function useLibrary(query: string, initial: LibraryData, models: ModelDto[]) {
  const [source, setSource] = useState(initial);
  const [data, setData] = useState(() => withKeptPages(query, initial));
  const [pending, setPending] = useState<VideoDto[]>([]);
  /** Video id → request id, so that a card stays the same element when the server names its clip. */
  const [keys, setKeys] = useState<ReadonlyMap<string, string>>(new Map());

  // A new server render is the truth for the page it covers.
  if (source !== initial) {
    setSource(initial);
    setData(withKeptPages(query, initial));
  }
  useEffect(() => keepPages(query, data), [query, data]);

  const replace = useCallback((fresh: VideoDto[], gone: string[] = []) => {
    const byId = new Map(fresh.map((video) => [video.id, video]));
    // An answer that was under way while something newer arrived does not undo it.
    const newer = (video: VideoDto) => {
      const other = byId.get(video.id);
      return other && other.statusAt >= video.statusAt ? other : video;
    };
    setData((now) => ({
      ...now,
      videos: now.videos.filter(({ id }) => !gone.includes(id)).map(newer),
    }));
  }, []);

  useLiveVideos(data.videos, {
    onVideos(videos, asked) {
      const there = new Set(videos.filter(({ deletedAt }) => !deletedAt).map(({ id }) => id));
      replace(
        videos,
        asked.filter((id) => !there.has(id)),
      );
    },
    onQueue: (numbers) => setData((now) => ({ ...now, ...numbers })),
  });

  function accept(video: VideoDto, requestId: string) {
    setKeys((now) => new Map(now).set(video.id, requestId));
    setPending((now) => now.filter(({ id }) => id !== requestId));
    setData((now) => ({ ...now, videos: [video, ...now.videos.filter(({ id }) => id !== video.id)] }));
  }

  /** Starts `draft.count` clips. The same draft sent again after a failure repeats the same requests, never new ones. */
  async function create(draft: Draft, ids = requestIdsFor(draft)): Promise<ComposerError | null> {
    const model = models.find(({ id }) => id === draft.model);
    if (!model) return { message: "This model is not available here." };
    keepUnsent(draft, ids);
    setPending((now) => [...ids.map((id) => pendingVideo(id, draft, model)).reverse(), ...now]);
    for (const requestId of ids) {
      const { prompt, size, seconds } = draft;
      const uploadId = draft.uploadId ?? undefined;
      const result = await answer(createVideoAction({ requestId, prompt, model: model.id, size, seconds, uploadId }));
      if (!result.ok) {
        // Without an answer it stays: a page that is being reloaded sees its own requests fail.
        if (result.error !== unreachable) dropUnsent(ids);
        setPending((now) => now.filter(({ id }) => !ids.includes(id)));
        if (result.error.code === "request_id_reused") forgetRequestIds();
        return result.error;
      }
      accept(result.data, requestId);
    }
    dropUnsent(ids);
    forgetRequestIds();
    return null;
  }

  // A reload cuts requests off that were on their way: the same ones go out again.
  const resend = useEffectEvent(() => {
    for (const { draft, ids } of takeUnsent())
      void create(draft, ids).then((refused) => refused && showToast(refused.message));
  });
  useEffect(() => resend(), []);

  /** The button of a failed or unconfirmed card; undone when the server says no. */
  const step = useCallback(
    async (video: VideoDto, next: Exclude<NextStep, "edit_prompt">) => {
      const { id: videoId, attempt } = video;
      const call = next === "dismiss" ? dismissVideoAction(videoId) : retryVideoAction({ videoId, attempt });
      const status = next === "retry_copy" ? "copying" : "queued";
      if (next !== "dismiss") replace([{ ...video, status, progress: 0, failure: null }]);
      const result = await answer(call);
      replace([result.ok ? result.data : video]);
      if (!result.ok) showToast(result.error.message);
    },
    [replace],
  );

  /** Appends the page after the last clip. @throws FetchError */
  async function loadMore() {
    if (!data.next) return;
    const page = await fetchJson<GalleryPage>(`/api/videos?${query}&after=${data.next}`);
    setData((now) => {
      if (now.next !== data.next) return now;
      const there = new Set(now.videos.map(({ id }) => id));
      return { ...now, next: page.next, videos: [...now.videos, ...page.videos.filter(({ id }) => !there.has(id))] };
    });
  }

  return { ...data, pending, keys, create, step, loadMore };
}
