/** What stands in a money field for these micro-dollars: "100", "12.50", or nothing for null. */
export function writeDollars(micros: number | null): string {
  if (micros === null) return "";
  const dollars = micros / 1_000_000;
  return Number.isInteger(dollars) ? String(dollars) : dollars.toFixed(2);
}

/** Micro-dollars in a money field; null for an empty one, NaN for what is no amount. */
export function readDollars(text: string): number | null {
  const trimmed = text.trim().replace(/^\$/, "");
  return trimmed === "" ? null : Math.round(Number(trimmed) * 1_000_000);
}
