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
export function dropUnsent(ids: string[]): void {
  write(read().filter((entry) => entry.ids[0] !== ids[0]));
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
