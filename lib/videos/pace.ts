import "server-only";
import { performance } from "node:perf_hooks";

/** Share of its time the event loop may be busy before less is taken on; above it, answers to people begin to wait. */
const busyAbove = 0.6;
const sampleMs = 200;

/** Videos this process may work on at once. It begins with little: within two seconds it has grown to what is usual. */
let room = 2;
let working = 0;
let sample = { at: performance.now(), loop: performance.eventLoopUtilization() };

/**
 * How many more videos this process should take on, at most `limit`. One more every 200 ms while its event loop has
 * time to spare, half as many while it has not (additive increase, multiplicative decrease): people and engines are
 * answered first, and what is left lying another instance may take. Waiting for an engine or a bucket costs nothing here.
 */
export function roomForMore(limit: number): number {
  const now = performance.now();
  if (now - sample.at >= sampleMs) {
    const loop = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(loop, sample.loop);
    room = utilization > busyAbove ? Math.max(room >> 1, 1) : Math.min(room + 1, 64);
    sample = { at: now, loop };
  }
  return Math.min(limit, room - working);
}

/** Counts the work as taken on until it is done. */
export async function takingOn(work: Promise<void>): Promise<void> {
  working += 1;
  try {
    await work;
  } finally {
    working -= 1;
  }
}
