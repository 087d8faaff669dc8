import { diffWords as diff } from "diff";

export type DiffPart = { text: string; change: "same" | "gone" | "new" };

/** Also tells apart the words of languages that write no spaces. */
const intlSegmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Milliseconds to look for what two long and wholly different texts share; beyond, all is marked. */
const timeout = 500;

/**
 * What must go from `before` and what must be added to give `after`, word by word; spaces and capitals make no
 * difference. "same" and "gone" parts together are `before`, "same" and "new" ones `after`.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diff(before, after, { ignoreCase: true, intlSegmenter, timeout }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes.map(({ value, added, removed }) => ({
    text: value,
    change: added ? "new" : removed ? "gone" : "same",
  }));
}
