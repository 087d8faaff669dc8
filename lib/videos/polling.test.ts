import { describe, expect, it } from "vitest";
import { backoff, nextPoll, secondsLeft } from "./polling";

/** One job, asked as nextPoll says: how many calls, and how late its end was seen. */
function follow(duration: number, { usual, progress }: { usual: number; progress: boolean }) {
  let now = 0;
  let calls = 0;
  let told: number | null = null;
  while (calls < 1000) {
    now += nextPoll({ elapsed: now, progress: told, usual, webhooks: false });
    calls++;
    if (now >= duration) return { calls, late: now - duration };
    told = progress ? Math.floor((now / duration) * 100) : null;
  }
  throw new Error("never seen to end");
}

/** Durations around a median of 120 s, as engines take them: the same list every time. */
const durations = Array.from({ length: 200 }, (_, i) => 120 * Math.exp(0.5 * Math.sin(i * 12.9898)));
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function followAll(options: { usual: number; progress: boolean }) {
  const runs = durations.map((duration) => follow(duration, options));
  return { calls: average(runs.map((run) => run.calls)), late: average(runs.map((run) => run.late)) };
}

describe("nextPoll", () => {
  const fixed10 = {
    calls: average(durations.map((duration) => Math.ceil(duration / 10))),
    late: average(durations.map((duration) => Math.ceil(duration / 10) * 10 - duration)),
  };

  it("needs at most 40 % of the calls of a fixed 10 s poll and is no later, where progress is told", () => {
    const result = followAll({ usual: 120, progress: true });
    expect(result.calls / fixed10.calls).toBeLessThanOrEqual(0.4);
    expect(result.late).toBeLessThanOrEqual(fixed10.late);
  });

  it("stays below the fixed poll's calls where no progress is told", () => {
    const result = followAll({ usual: 120, progress: false });
    expect(result.calls / fixed10.calls).toBeLessThanOrEqual(0.6);
    expect(result.late).toBeLessThanOrEqual(15);
  });

  it("sees a fast engine's first clips soon where nobody knows the usual time", () => {
    const looks = [0, 5, 10, 20, 40].map((elapsed) =>
      nextPoll({ elapsed, progress: null, usual: 120, guessed: true, webhooks: false }),
    );
    expect(looks).toEqual([5, 5, 10, 20, 40]);
  });

  it("looks seldom while webhooks arrive", () => {
    expect(nextPoll({ elapsed: 0, progress: null, usual: 120, webhooks: true })).toBe(195);
  });

  it("never asks more often than every two seconds", () => {
    expect(nextPoll({ elapsed: 1, progress: 99, usual: 1, webhooks: false })).toBeGreaterThanOrEqual(2);
  });
});

describe("secondsLeft", () => {
  it("trusts the usual time until progress says something", () => {
    expect(secondsLeft({ elapsed: 20, progress: null, usual: 120 })).toBe(100);
    expect(secondsLeft({ elapsed: 60, progress: 50, usual: 1000 })).toBe(60);
  });
  it("is 0 for what is overdue", () => {
    expect(secondsLeft({ elapsed: 500, progress: null, usual: 120 })).toBe(0);
  });
});

it("backs off from two seconds to two minutes", () => {
  expect([1, 2, 3, 10].map((tries) => backoff(tries, 0))).toEqual([2, 4, 8, 120]);
  expect(backoff(1, 1)).toBe(2.5);
});
