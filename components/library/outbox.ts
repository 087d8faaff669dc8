import type { Draft } from "@/components/composer/draft";

/** A submit that no answer came for yet. Sent again it repeats the same requests, so nothing starts twice. */
export type Unsent = { draft: Draft; ids: string[]; at: number };

const KEY = "dailies:outbox";
/** What is older was meant for another moment. */
const FRESH_MS = 5 * 60_000;

/** Keeps a submit across a reload of this tab. */
export function keepUnsent(draft: Draft, ids: string[]): void {
  write([...read().filter((entry) => entry.ids[0] !== ids[0]), { draft, ids, at: Date.now() }]);
}

/** The server answered, one way or the other. */
function dropUnsent(ids: string[]): void {
  write(read().filter((entry) => entry.ids[0] !== ids[0]));
}

/** A page asked to leave (beforeunload) that is there so much later has stayed: it was a download, say. */
const STAYED_MS = 60_000;
let leftAt = Number.NEGATIVE_INFINITY;

/** Learns when the page is being left. Gives the function that ends it. */
export function watchLeaving(): () => void {
  const note = () => {
    leftAt = Date.now();
  };
  addEventListener("beforeunload", note);
  return () => removeEventListener("beforeunload", note);
}

/**
 * Drops a submit once it is sure that this page stays. The page that follows may have been asked for before the
 * server had the submit, and then does not show it: it sends it again, and is told the same clips.
 */
export function dropWhenStaying(ids: string[], unsureMs = 0): void {
  const wait = Math.max(unsureMs, leftAt + STAYED_MS - Date.now());
  if (wait > 0) setTimeout(() => dropUnsent(ids), wait);
  else dropUnsent(ids);
}

/** What a reload interrupted, oldest first. */
export function takeUnsent(): Unsent[] {
  return read().filter((entry) => Date.now() - entry.at < FRESH_MS);
}

function read(): Unsent[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

function write(entries: Unsent[]): void {
  try {
    if (entries.length > 0) sessionStorage.setItem(KEY, JSON.stringify(entries));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is full or forbidden: then a reload at this very moment loses the submit, not the draft.
  }
}
