/** One line of a bench. */
export type Result = {
  what: string;
  value: string;
  /** What was promised, e.g. "≤ 1.35". */
  limit?: string;
  /** Whether the promise is kept; true where nothing was promised. */
  ok?: boolean;
};

export type Bench = () => Promise<Result[]>;

/** A ratio against its limit. Ratios travel between machines; milliseconds do not. */
export function ratio(what: string, value: number, base: number, most: number): Result {
  const share = value / base;
  return { what, value: `${share.toFixed(2)} ×`, limit: `≤ ${most} ×`, ok: share <= most };
}

/** A number against its limit, if one was promised. */
export function amount(what: string, value: number, unit: string, most?: number): Result {
  const shown = `${Number.isInteger(value) ? value : value.toFixed(value < 10 ? 2 : 0)} ${unit}`.trim();
  return most === undefined ? { what, value: shown } : { what, value: shown, limit: `≤ ${most}`, ok: value <= most };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
