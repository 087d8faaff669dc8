export type DiffPart = { text: string; change: "same" | "gone" | "new" };

/** Beyond this many words on a side the table grows too large to be worth it: then all is marked. */
const MOST_WORDS = 1500;

/**
 * What must go from `before` and what must be added to give `after`, word by word: the longest common subsequence
 * (Wagner and Fischer, 1974). "same" and "gone" parts together are `before`, up to spaces and capitals; "same" and
 * "new" ones are `after`.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = words(before);
  const b = words(after);
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    return joined([
      { text: before, change: before === after ? "same" : "gone" },
      ...(before === after ? [] : [{ text: after, change: "new" as const }]),
    ]);
  }
  // lengths[i][j]: the longest common subsequence of a from i and b from j.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = same(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i], b[j])) {
      parts.push({ text: b[j] ?? "", change: "same" });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ text: a[i++] ?? "", change: "gone" });
    else parts.push({ text: b[j++] ?? "", change: "new" });
  }
  return joined(parts);
}

/** Words with the space after them; languages without spaces fall apart into their words as well. */
function words(text: string): string[] {
  const segments = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(
    ({ segment }) => segment,
  );
  return segments.reduce<string[]>((list, segment) => {
    const last = list.length - 1;
    if (last >= 0 && /^\s+$/.test(segment)) list[last] += segment;
    else list.push(segment);
    return list;
  }, []);
}

/** Spaces and capitals make no difference. */
function same(a = "", b = ""): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function joined(parts: DiffPart[]): DiffPart[] {
  return parts.reduce<DiffPart[]>((list, part) => {
    const last = list.at(-1);
    if (last && last.change === part.change) last.text += part.text;
    else if (part.text) list.push({ ...part });
    return list;
  }, []);
}
