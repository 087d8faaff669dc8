import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { lastOpened } from "@/components/opened-clip";
import type { VideoDto } from "@/lib/videos/schemas";

/** By then the browser has scrolled back to the place one left, and the cards there are drawn. */
const settledMs = 200;

/**
 * Keeps the keyboard among the clips: back from a clip's page its card has the focus again, and when the card in focus
 * leaves, the one that takes its place has it.
 */
export function useKeptFocus(grid: RefObject<HTMLElement | null>, videos: VideoDto[]) {
  const place = useRef<{ id: string; index: number } | null>(null);

  const focus = useEffectEvent((id: string | null | undefined) => {
    if (!id || document.activeElement !== document.body) return;
    grid.current?.querySelector<HTMLElement>(`[data-id="${id}"] a`)?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const timer = setTimeout(() => focus(lastOpened()), settledMs);
    return () => clearTimeout(timer);
  }, []);

  const onFocusIn = useEffectEvent((event: FocusEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset.id;
    if (id) place.current = { id, index: videos.findIndex((video) => video.id === id) };
  });
  useEffect(() => {
    const forget = () => {
      place.current = null;
    };
    // A card that is taken away leaves the focus to nobody; whoever goes elsewhere takes it along, or clicks.
    const onFocusOut = ({ relatedTarget }: FocusEvent) => relatedTarget && forget();
    const element = grid.current;
    element?.addEventListener("focusin", onFocusIn);
    element?.addEventListener("focusout", onFocusOut);
    document.addEventListener("pointerdown", forget);
    return () => {
      element?.removeEventListener("focusin", onFocusIn);
      element?.removeEventListener("focusout", onFocusOut);
      document.removeEventListener("pointerdown", forget);
    };
  }, [grid]);

  useEffect(() => {
    const last = place.current;
    if (last && !videos.some(({ id }) => id === last.id)) focus(videos[Math.min(last.index, videos.length - 1)]?.id);
  }, [videos]);
}
