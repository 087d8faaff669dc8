import { v4 as newId } from "uuid";
import type { Draft } from "@/components/composer/draft";

const KEY = "dailies:requests";

/**
 * One id for each clip of a submit. The same draft gets the same ids until `forgetRequestIds`, also after a reload:
 * sending it again when an answer was lost repeats the requests and never pays twice.
 */
export function requestIdsFor(draft: Draft): string[] {
  const { prompt, model, size, seconds, count, uploadId } = draft;
  const content = JSON.stringify([prompt.trim(), model, size, seconds, count, uploadId]);
  const kept = read();
  if (kept?.content === content && kept.ids.length === count) return kept.ids;
  const ids = Array.from({ length: count }, () => newId());
  write({ content, ids });
  return ids;
}

/** All were accepted, or refused for good: the same draft is a new wish from now on. */
export function forgetRequestIds() {
  write(null);
}

type Kept = { content: string; ids: string[] } | null;

let inMemory: Kept = null;

function read(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return inMemory;
  }
}

function write(kept: Kept) {
  inMemory = kept;
  try {
    if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is full or forbidden: they then live as long as the page.
  }
}
