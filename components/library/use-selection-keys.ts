import { useDocumentKeys } from "@/components/hooks/use-document-keys";
import { isPageKey } from "@/components/shortcuts";
import type { VideoDto } from "@/lib/videos/schemas";

type SelectionKeys = { clear: () => void; remove: ((videos: VideoDto[]) => unknown) | null };

/** Escape lets go of what is selected; Delete deletes it. */
export function useSelectionKeys(chosen: VideoDto[], { clear, remove }: SelectionKeys) {
  useDocumentKeys((event) => {
    if (chosen.length === 0 || !isPageKey(event)) return;
    if (event.key === "Escape") clear();
    if (event.key === "Delete" && remove) {
      void remove(chosen);
      clear();
    }
  });
}
