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
 * with the reason, when the server says no.
 */
export function useClipEdits(setVideo: SetVideo, lookAgain: () => void): ClipActions {
  const router = useRouter();
  const one = useMemo(
    () => ({
      edit: (_ids: string[], how: Change) => editOne(setVideo, how),
      remove: () => () => {},
      insert: () => {},
      hold: () => {},
      lookAgain,
    }),
    [setVideo, lookAgain],
  );
  const actions = useClipActions(one);
  // The page's name in the tab, and the collections it lists, are the server's.
  const renewing =
    <Input extends unknown[], Output>(act: (...input: Input) => Promise<Output>) =>
    async (...input: Input) => {
      const output = await act(...input);
      router.refresh();
      return output;
    };
  return { ...actions, rename: renewing(actions.rename), addToCollection: renewing(actions.addToCollection) };
}
