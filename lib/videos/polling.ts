// When to look again. Pure: seconds in, seconds out.

/** Doubling from 2 s to 2 min, with up to a quarter of jitter so that many videos do not ask in step. */
export function backoff(tries: number, jitter = Math.random()): number {
  return Math.min(2 * 2 ** Math.max(tries - 1, 0), 120) * (1 + jitter / 4);
}

export interface PollInput {
  /** Since the engine accepted the job. */
  elapsed: number;
  /** 0–100; null or 0 where the engine tells none yet. */
  progress: number | null;
  /** The model's usual time from start to done. */
  usual: number;
  /** Nobody knows the usual time yet: `usual` is only a number to begin with. */
  guessed?: boolean;
  /** Deliveries of this engine's webhooks were seen lately, so polling is only the safety net. */
  webhooks: boolean;
}

/**
 * The next look is when the job should be done. The estimate improves as it nears: early ones look at a part of the
 * remaining time, later ones at all of it and two seconds more: a look that comes just too early costs another. A late
 * job is asked at a tenth of its age. Where the usual time is guessed, the first looks come after 5, 10, 20 … seconds: a
 * fast engine's first clip must not wait for a slow one's time.
 */
export function nextPoll({ elapsed, progress, usual, guessed, webhooks }: PollInput): number {
  if (webhooks) return Math.max(usual * 1.5 + 15 - elapsed, elapsed / 2, 20);
  const left = secondsLeft({ elapsed, progress, usual });
  if (left === 0) return clamp(elapsed / 10, 3, 60);
  const share = !progress ? 0.5 : progress < 50 ? 0.75 : 1;
  return clamp(left * share + 2, 2, guessed ? Math.max(elapsed, 5) : 600);
}

/** Expected seconds until done, 0 when it is overdue: by the engine's progress, blended with the usual time while that is low. */
export function secondsLeft({ elapsed, progress, usual }: Omit<PollInput, "webhooks" | "guessed">): number {
  const byUsual = Math.max(usual - elapsed, 0);
  if (!progress || progress <= 0) return byUsual;
  const byProgress = (elapsed / progress) * (100 - progress);
  const trust = Math.min(progress / 40, 1);
  return Math.max(trust * byProgress + (1 - trust) * byUsual, 0);
}

/**
 * Where a running clip probably is between two looks at its engine, percent: never behind what the engine said, never
 * done before it is. `elapsed` and `left` are seconds.
 */
export function estimateProgress({ progress, elapsed, left }: { progress: number; elapsed: number; left: number }) {
  return Math.max(progress, Math.round(Math.min(97, (100 * elapsed) / (elapsed + Math.max(left, 1)))));
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
