import { inject } from "vitest";

/** `FAULTS_SCALE=full` is what `npm run test:faults` sets; anything else is the small run of `npm test`. */
export const fullScale = process.env.FAULTS_SCALE === "full";

/** How many: `FAULTS_<NAME>` when it is set, else by the scale. */
export function amount(name: string, { small, full }: { small: number; full: number }): number {
  return Number(process.env[`FAULTS_${name}`] ?? (fullScale ? full : small));
}

/** Numbers in [0, 1) that are the same for the same FAULTS_SEED and name (mulberry32). */
export function randomOf(name: string): () => number {
  let state = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), inject("faultsSeed"));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
