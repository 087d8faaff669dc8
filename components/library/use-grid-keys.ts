import { type RefObject, use, useEffectEvent, useLayoutEffect } from "react";
import { CardActionsContext } from "@/components/card-actions";
import { shortcutsEnabled } from "@/components/shortcuts";
import type { VideoDto } from "@/lib/videos/schemas";
import type { Layout } from "./justify";

/** The clip one step away: beside it, or the nearest one in the row above or below. */
function neighbour({ boxes, rows }: Layout, index: number, key: string): number {
  if (key === "ArrowLeft") return index - 1;
  if (key === "ArrowRight") return index + 1;
  const at = rows.findIndex(({ from, to }) => index >= from && index < to);
  const row = rows[key === "ArrowUp" ? at - 1 : at + 1];
  const box = boxes[index];
  if (!row || !box) return index;
  const middle = box.left + box.width / 2;
  const distance = (i: number) => Math.abs((boxes[i]?.left ?? 0) + (boxes[i]?.width ?? 0) / 2 - middle);
  let best = row.from;
  for (let i = row.from; i < row.to; i++) if (distance(i) < distance(best)) best = i;
  return best;
}

/** Arrows move between the clips, with Shift they select on the way; x selects the one in focus. */
export function useGridKeys(grid: RefObject<HTMLElement | null>, videos: VideoDto[], layout: Layout | null) {
  const actions = use(CardActionsContext);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const link = event.target as HTMLElement;
    const id = link.closest<HTMLElement>("[data-id]")?.dataset.id;
    if (!id || !layout || event.metaKey || event.ctrlKey || event.altKey) return;
    const index = videos.findIndex((video) => video.id === id);
    if (event.key === "x" && actions && shortcutsEnabled()) {
      event.preventDefault();
      return actions.select(id, false);
    }
    if (!event.key.startsWith("Arrow") || !link.matches("a")) return;
    const next = neighbour(layout, index, event.key);
    const to = videos[next];
    if (!to || next === index || !layout.boxes[next]) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-id="${to.id}"] a`)?.focus();
    if (event.shiftKey && actions) actions.select(to.id, true, id);
  });

  // Not an ordinary effect, as in useDocumentKeys.
  useLayoutEffect(() => {
    const element = grid.current;
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, [grid]);
}
