import { nextPoll } from "@/lib/videos/polling";
import type { Bench } from "./bench";

// lib/videos/polling.ts against a fixed 10 s, over made-up jobs: durations around two minutes, progress told in per cent.

const fixed = 10;
const usual = 120;
const jobs = Array.from({ length: 10_000 }, (_, i) => usual * Math.exp(0.5 * Math.sin(i * 12.9898)));

function byEstimate(duration: number): { calls: number; late: number } {
  let [now, calls, progress]: [number, number, number | null] = [0, 0, null];
  do {
    now += nextPoll({ elapsed: now, progress, usual, webhooks: false });
    calls += 1;
    progress = Math.floor((now / duration) * 100);
  } while (now < duration);
  return { calls, late: now - duration };
}

function everyTenSeconds(duration: number): { calls: number; late: number } {
  const calls = Math.ceil(duration / fixed);
  return { calls, late: calls * fixed - duration };
}

function mean(poll: typeof byEstimate): { calls: number; late: number } {
  const runs = jobs.map(poll);
  const average = (pick: (run: { calls: number; late: number }) => number) =>
    runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
  return { calls: average((run) => run.calls), late: average((run) => run.late) };
}

export default {
  async run() {
    const [ours, other] = [mean(byEstimate), mean(everyTenSeconds)];
    return [
      {
        what: "engine calls for each finished video",
        ours: `${ours.calls.toFixed(1)} calls`,
        other: `${other.calls.toFixed(1)} calls, every 10 s`,
        ratio: ours.calls / other.calls,
        target: { atMost: 0.4 },
      },
      {
        what: "… and how late its end is seen",
        ours: `${ours.late.toFixed(1)} s`,
        other: `${other.late.toFixed(1)} s, every 10 s`,
        ratio: ours.late / other.late,
        target: { atMost: 1 },
      },
    ];
  },
} satisfies Bench;
