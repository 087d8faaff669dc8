import { useMemo } from "react";
import {
  cancelVideoAction,
  deleteForeverAction,
  dismissVideoAction,
  emptyTrashAction,
  restoreVideosAction,
  retryVideoAction,
  trashVideosAction,
} from "@/app/videos/actions";
import {
  addToCollectionAction,
  changeTagsAction,
  removeFromCollectionAction,
  renameVideoAction,
  setFavoriteAction,
} from "@/app/videos/organise-actions";
import { answer } from "@/components/answer";
import { insertKept } from "@/components/library/kept-pages";
import { isLive } from "@/components/library/use-live-videos";
import type { NextStep } from "@/components/next-step";
import { showToast } from "@/components/toast";
import type { ActionResult } from "@/lib/errors";
import type { CollectionDto, VideoDto } from "@/lib/videos/schemas";
import type { Clips } from "./use-clips";

const idsOf = (videos: VideoDto[]) => videos.map(({ id }) => id);
export const clipsText = (count: number) => (count === 1 ? "1 clip" : `${count} clips`);

/**
 * What can be done to clips here. Each shows at once, and is taken back, with the reason, when the server says no.
 * Then the clips are looked at again: what the server makes of it, and an older answer may have come in between.
 */
export function useClipActions({
  edit,
  remove,
  insert,
  hold,
  lookAgain,
}: Pick<Clips, "edit" | "remove" | "insert" | "hold" | "lookAgain">) {
  return useMemo(() => {
    /** `ids` are the clips to look at again. */
    async function agree<T>(call: Promise<ActionResult<T>>, undo: () => void, ids: string[] = []): Promise<T | null> {
      ids.forEach(hold);
      const result = await answer(call);
      ids.forEach(lookAgain);
      if (result.ok) return result.data;
      undo();
      showToast(result.error.message);
      return null;
    }

    function setFavorite(videos: VideoDto[], favorite: boolean) {
      const ids = idsOf(videos);
      const undo = edit(ids, (video) => ({ ...video, favorite }));
      return agree(setFavoriteAction({ videoIds: ids, favorite }), undo, ids);
    }

    function rename({ id }: VideoDto, title: string) {
      const undo = edit([id], (video) => ({ ...video, title }));
      return agree(renameVideoAction({ videoId: id, title }), undo, [id]);
    }

    async function changeTags(videos: VideoDto[], add: string[], drop: string[]) {
      const ids = idsOf(videos);
      const tagged = (tags: string[]) => [...new Set([...tags, ...add])].filter((tag) => !drop.includes(tag)).sort();
      const undo = edit(ids, (video) => ({ ...video, tags: tagged(video.tags) }));
      const done = await agree(changeTagsAction({ videoIds: ids, add, remove: drop }), undo, ids);
      if (done === null) return;
      const what = clipsText(videos.length);
      showToast(add.length > 0 ? `Tagged ${what}` : `Tags removed from ${what}`);
    }

    async function addToCollection(videos: VideoDto[], { id, name }: Pick<CollectionDto, "id" | "name">) {
      const added = await agree(addToCollectionAction({ collectionId: id, videoIds: idsOf(videos) }), () => {});
      if (added !== null) showToast(`${clipsText(videos.length)} in ${name}`);
    }

    function removeFromCollection(videos: VideoDto[], collectionId: string) {
      const ids = idsOf(videos);
      return agree(removeFromCollectionAction({ collectionId, videoIds: ids }), remove(ids));
    }

    /** Clips come back as the server has them now: what was being made when it was deleted is canceled. */
    function restore(videos: VideoDto[]) {
      const ids = idsOf(videos);
      insert(videos);
      // One may have left the library since.
      insertKept(videos);
      return agree(restoreVideosAction(ids), () => void remove(ids), ids);
    }

    async function trash(videos: VideoDto[]) {
      const ids = idsOf(videos);
      const live = videos.some(isLive);
      const done = await agree(trashVideosAction(ids), remove(ids), ids);
      if (done === null) return;
      const what = videos.length === 1 ? "Moved" : `${clipsText(videos.length)} moved`;
      showToast(live ? `${what} to the trash; what was being made is canceled` : `${what} to the trash`, {
        action: { label: "Undo", onClick: () => void restore(videos) },
      });
    }

    /** From the trash view: they leave it, and the library has them again. */
    async function restoreFromTrash(videos: VideoDto[]) {
      const ids = idsOf(videos);
      const done = await agree(restoreVideosAction(ids), remove(ids));
      if (done !== null) showToast(`${clipsText(videos.length)} restored`);
    }

    async function removeForever(videos: VideoDto[]) {
      const ids = idsOf(videos);
      const done = await agree(deleteForeverAction(ids), remove(ids));
      if (done !== null) showToast(`${clipsText(videos.length)} deleted`);
    }

    /** All of the trash, of which these are on screen. */
    async function emptyTrash(videos: VideoDto[]) {
      const count = await agree(emptyTrashAction(), remove(idsOf(videos)));
      if (count !== null) showToast(`${clipsText(count)} deleted`);
    }

    async function step(video: VideoDto, next: Exclude<NextStep, "edit_prompt">): Promise<boolean> {
      const { id: videoId, attempt, priceMicros } = video;
      const call =
        next === "dismiss" ? dismissVideoAction(videoId) : retryVideoAction({ videoId, attempt, priceMicros });
      const status = video.failure?.action === "retry_copy" ? "copying" : "queued";
      const undo =
        next === "dismiss" ? () => {} : edit([videoId], (now) => ({ ...now, status, progress: 0, failure: null }));
      return (await agree(call, undo, [videoId])) !== null;
    }

    function cancel({ id }: VideoDto) {
      const undo = edit([id], (video) => ({ ...video, status: "canceled", failure: null }));
      return agree(cancelVideoAction(id), undo, [id]);
    }

    /** One after another, so that a budget or a limit that ends it is told once. */
    async function retryAll(videos: VideoDto[]) {
      for (const video of videos) if (!(await step(video, "retry"))) return;
    }

    return {
      setFavorite,
      rename,
      changeTags,
      addToCollection,
      removeFromCollection,
      trash,
      restoreFromTrash,
      removeForever,
      emptyTrash,
      step,
      cancel,
      retryAll,
    };
  }, [edit, remove, insert, hold, lookAgain]);
}

export type ClipActions = ReturnType<typeof useClipActions>;
