/** A measured ratio: both sides in the same run, so that it means the same on any machine. */
export interface Ratio {
  what: string;
  /** Ours and what it is compared with, each with its unit. */
  ours: string;
  other: string;
  ratio: number;
  target: { atLeast: number } | { atMost: number };
}

/** One file scripts/bench/<name>.bench.ts, which has it as its default export. */
export interface Bench {
  /** What it needs in its environment besides the embedded database and store; see services.ts. */
  run(): Promise<Ratio[]>;
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Runs both sides in turn, so that a busy moment of the machine hits them alike; gives the median of each. */
export async function compare(
  rounds: number,
  ours: () => Promise<number>,
  other: () => Promise<number>,
): Promise<[ours: number, other: number]> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    a.push(await ours());
    b.push(await other());
  }
  return [median(a), median(b)];
}
