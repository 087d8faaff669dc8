import { useRouter } from "next/navigation";
import { type Dispatch, type SetStateAction, useMemo } from "react";
import { type Change, editClips } from "@/components/library/edit-clips";
import { type ClipActions, useClipActions } from "@/components/library/use-clip-actions";
import type { VideoDetailDto, VideoDto } from "@/lib/videos/schemas";

type SetVideo = Dispatch<SetStateAction<VideoDetailDto>>;

/** Applies an edit to the clip's newest state; gives the function that takes it back. */
function editOne(setVideo: SetVideo, how: Change): () => void {
  const take = (now: VideoDetailDto, [video]: VideoDto[]) => ({ ...now, ...video });
  let undo: ReturnType<typeof editClips>["undo"] | undefined;
  setVideo((now) => {
    const made = editClips([now], new Set([now.id]), how);
    undo = made.undo;
    return take(now, made.videos);
  });
  return () => setVideo((now) => (undo ? take(now, undo([now])) : now));
}

/**
 * The library's actions for the one clip on screen, as far as they change it. Each shows at once, and is taken back,
 * with the reason, when the server says no. `onSettled` asks the server: an older answer may have come in between.
 */
export function useClipEdits(setVideo: SetVideo, onSettled: () => void): ClipActions {
  const router = useRouter();
  const one = useMemo(
    () => ({
      edit: (_ids: string[], how: Change) => editOne(setVideo, how),
      remove: () => () => {},
      insert: () => {},
      replace: () => {},
    }),
    [setVideo],
  );
  const actions = useClipActions(one);
  const settled =
    <Input extends unknown[], Output>(act: (...input: Input) => Promise<Output>, also?: () => void) =>
    async (...input: Input) => {
      const output = await act(...input);
      onSettled();
      also?.();
      return output;
    };
  // The page's name in the tab, and the collections it lists, are the server's.
  const renew = () => router.refresh();
  return {
    ...actions,
    setFavorite: settled(actions.setFavorite),
    changeTags: settled(actions.changeTags),
    rename: settled(actions.rename, renew),
    addToCollection: settled(actions.addToCollection, renew),
  };
}
