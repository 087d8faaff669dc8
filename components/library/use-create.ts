import { useEffect, useEffectEvent, useState } from "react";
import { createVideoAction } from "@/app/videos/actions";
import { answer, unreachable } from "@/components/answer";
import type { ComposerError, Draft } from "@/components/composer/draft";
import { forgetRequestIds, requestIdsFor } from "@/components/composer/request-ids";
import { dropWhenStaying, keepUnsent, takeUnsent, watchLeaving } from "@/components/library/outbox";
import { pendingVideo } from "@/components/library/pending-video";
import type { ModelDto, VideoDto } from "@/lib/videos/schemas";
import type { Clips } from "./use-clips";

/** Not every browser says that a page is being left. This long one goes on that did not say it. Milliseconds. */
const UNSAID_LEAVING = 2_000;

/**
 * Starts clips, and shows them before the server has answered. `onRefused` gets what was sent again after a reload,
 * and refused.
 */
export function useCreate(
  models: ModelDto[],
  change: Clips["change"],
  onRefused: (draft: Draft, refused: ComposerError) => void,
) {
  const [pending, setPending] = useState<VideoDto[]>([]);

  function accept(video: VideoDto, requestId: string) {
    setPending((now) => now.filter(({ id }) => id !== requestId));
    change((videos) => [video, ...videos.filter(({ id }) => id !== video.id)]);
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
        // A page that is being reloaded sees its own requests fail, and does not live to drop them. On one that stays,
        // the draft is back with the person: nothing may go out by itself later.
        dropWhenStaying(ids, result.error === unreachable ? UNSAID_LEAVING : 0);
        setPending((now) => now.filter(({ id }) => !ids.includes(id)));
        if (result.error.code === "request_id_reused") forgetRequestIds();
        return result.error;
      }
      accept(result.data, requestId);
    }
    dropWhenStaying(ids);
    forgetRequestIds();
    return null;
  }

  // A reload cuts requests off that were on their way: the same ones go out again.
  const resend = useEffectEvent(() => {
    for (const { draft, ids } of takeUnsent())
      void create(draft, ids).then((refused) => refused && onRefused(draft, refused));
  });
  useEffect(() => {
    resend();
    return watchLeaving();
  }, []);

  return { pending, create };
}
