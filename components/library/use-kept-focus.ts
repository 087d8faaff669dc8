import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { lastOpened } from "@/components/opened-clip";
import type { VideoDto } from "@/lib/videos/schemas";

/** By then the browser has scrolled back to the place one left, and the cards there are drawn. */
const settledMs = 200;

const LAYERS = "[role=menu], [role=dialog]";
const TOAST = "[data-sonner-toast]";

type Place = { id: string; index: number };

const cardOf = (grid: HTMLElement | null, id: string) => grid?.querySelector<HTMLElement>(`[data-id="${id}"]`);

function focusCard(card: HTMLElement | null | undefined) {
  card?.querySelector("a")?.focus({ preventScroll: true });
}

/**
 * Keeps the keyboard among the clips: back from a clip's page its card has the focus again; when the card in focus, or
 * what is selected, leaves or is let go, the card in its place has it; and what is taken back from the trash has it.
 */
export function useKeptFocus(grid: RefObject<HTMLElement | null>, videos: VideoDto[], selected: ReadonlySet<string>) {
  const place = useRef<Place | null>(null);
  const selection = useRef<Place | null>(null);
  const before = useRef(videos);

  const indexOf = (card: HTMLElement) => videos.findIndex(({ id }) => id === card.dataset.id);

  useEffect(() => {
    const timer = setTimeout(() => {
      const id = lastOpened();
      if (id && document.activeElement === document.body) focusCard(cardOf(grid.current, id));
    }, settledMs);
    return () => clearTimeout(timer);
  }, [grid]);

  const onFocusIn = useEffectEvent((event: FocusEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-id]");
    if (card?.dataset.id) place.current = { id: card.dataset.id, index: indexOf(card) };
  });
  useEffect(() => {
    // A card that is taken away leaves the focus to nobody; whoever goes elsewhere takes it along, or clicks. A card's
    // menu, and what it asks, are not elsewhere.
    const forget = (to: EventTarget | null) => {
      if (to instanceof Element && !to.closest(LAYERS)) place.current = null;
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => forget(relatedTarget);
    const onPointerDown = ({ target }: PointerEvent) => forget(target);
    const element = grid.current;
    element?.addEventListener("focusin", onFocusIn);
    element?.addEventListener("focusout", onFocusOut);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      element?.removeEventListener("focusin", onFocusIn);
      element?.removeEventListener("focusout", onFocusOut);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, [grid]);

  /** The clip at a place, or the one that took it; of those far from the screen, the nearest one drawn. */
  const focusPlace = useEffectEvent(({ id, index }: Place) => {
    const there = videos.find((video) => video.id === id) ?? videos[Math.min(index, videos.length - 1)];
    if (!there || document.activeElement !== document.body) return;
    const distance = (card: HTMLElement) => Math.abs(indexOf(card) - index);
    const drawn = [...(grid.current?.querySelectorAll<HTMLElement>("[data-id]") ?? [])];
    const nearest = drawn.sort((a, b) => distance(a) - distance(b))[0];
    focusCard(cardOf(grid.current, there.id) ?? nearest);
  });

  useEffect(() => {
    const last = place.current;
    if (last && !videos.some(({ id }) => id === last.id)) focusPlace(last);
    const first = videos.find(({ id }) => selected.has(id));
    if (!first && selection.current) focusPlace(selection.current);
    selection.current = first ? { id: first.id, index: videos.indexOf(first) } : null;
  }, [videos, selected]);

  useEffect(() => {
    const there = new Set(before.current.map(({ id }) => id));
    before.current = videos;
    const back = document.activeElement?.closest(TOAST) && videos.find(({ id }) => !there.has(id));
    if (!back) return;
    // The toasts give the focus back themselves, to where it was before: they come first.
    (document.activeElement as HTMLElement).blur();
    focusCard(cardOf(grid.current, back.id));
  }, [grid, videos]);
}
