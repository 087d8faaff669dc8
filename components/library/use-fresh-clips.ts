import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { fetchJson } from "@/components/fetch-json";
import type { GalleryPage, VideoDto } from "@/lib/videos/schemas";

/** More at once make the address too long. */
const MOST_ASKED = 100;
/** After coming back, so many of the clips that were scrolled to are looked at again, a few at a time. */
const MOST_RESTORED = 1000;
/** What is noticed in the same moment is asked about once. */
const GATHER_MS = 50;
/** So many new ones are looked for on returning. */
const NEWEST = 24;

type FreshHandlers = {
  /** `asked` are the ids looked for: what is not among the videos is gone. */
  take: (videos: VideoDto[], asked: string[]) => void;
  /** The newest of this view, which may have been begun elsewhere: another tab, a phone, a program. */
  insert: (videos: VideoDto[]) => void;
};

/**
 * Looks again at clips that may have changed unseen: those on screen and new ones when the tab is returned to or the
 * library is shown again, and those whose picture no longer loads because its address has expired. `query` is the view's.
 */
export function useFreshClips(query: string, restored: readonly VideoDto[], { take, insert }: FreshHandlers) {
  const gathered = useRef(new Set<string>());
  /** When each clip was last changed here, counted in looks; Infinity = that is under way. */
  const changed = useRef(new Map<string, number>());
  const looks = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useEffectEvent(async (ids: string[]) => {
    for (let from = 0; from < ids.length; from += MOST_ASKED) {
      const asked = ids.slice(from, from + MOST_ASKED);
      looks.current += 1;
      const now = looks.current;
      // What cannot be reached now is looked at the next time.
      const answer = await fetchJson<{ videos: VideoDto[] }>(`/api/videos?ids=${asked.join(",")}`).catch(() => null);
      // What was asked before a change says nothing of the clip.
      const known = asked.filter((id) => (changed.current.get(id) ?? 0) < now);
      const told = answer?.videos.filter(({ id }) => known.includes(id));
      if (told) take(told, known);
    }
  });

  const lookOnReturn = useEffectEvent(async () => {
    void look(idsOnScreen());
    const page = await fetchJson<GalleryPage>(`/api/videos?${query}&limit=${NEWEST}`).catch(() => null);
    if (page) insert(page.videos);
  });
  useEffect(() => {
    let returned: ReturnType<typeof setTimeout>;
    function onReturn() {
      // The window's focus and its being seen again come together.
      clearTimeout(returned);
      if (document.visibilityState === "visible") returned = setTimeout(lookOnReturn, GATHER_MS);
    }
    document.addEventListener("visibilitychange", onReturn);
    addEventListener("focus", onReturn);
    return () => {
      clearTimeout(returned);
      document.removeEventListener("visibilitychange", onReturn);
      removeEventListener("focus", onReturn);
    };
  }, []);

  useEffect(() => {
    let left = false;
    async function lookAtAll() {
      const ids = restored.slice(0, MOST_RESTORED).map(({ id }) => id);
      if (ids.length > 0) await look(idsOnScreen());
      for (let from = 0; from < ids.length && !left; from += MOST_ASKED) await look(ids.slice(from, from + MOST_ASKED));
    }
    void lookAtAll();
    return () => {
      left = true;
    };
  }, [restored]);

  const lookAtGathered = useRef(() => {});
  useEffect(() => {
    lookAtGathered.current = () => {
      void look([...gathered.current]);
      gathered.current.clear();
    };
    return () => clearTimeout(timer.current);
  }, []);

  /** This clip is being changed here: until one looks again, no answer counts. */
  const hold = useCallback((id: string): void => {
    changed.current.set(id, Number.POSITIVE_INFINITY);
  }, []);

  /** Asks about this clip: it was changed here, or its picture could not be loaded. */
  const lookAgain = useCallback((id: string) => {
    changed.current.set(id, looks.current);
    gathered.current.add(id);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => lookAtGathered.current(), GATHER_MS);
  }, []);
  return { hold, lookAgain };
}

// Only what is near the screen is drawn, so this is few. Clips not known to the server yet are busy.
function idsOnScreen(): string[] {
  const cards = document.querySelectorAll<HTMLElement>("article[data-id]:not([aria-busy=true])");
  return [...cards].flatMap(({ dataset }) => dataset.id ?? []);
}
