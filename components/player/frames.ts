// Frames and timecode. Pure.

/** What engines make, until the clip's own rate has been measured. Frames per second. */
export const USUAL_RATE = 24;

const RATES = [8, 10, 12, 15, 16, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60];

/** The number of the frame shown at `time` (seconds), from 0. */
export function frameAt(time: number, rate: number): number {
  return Math.max(0, Math.floor(time * rate + 0.01));
}

/**
 * A time within a frame, far enough from its beginning that rounding never shows the one before. Seconds. Not its
 * middle: Chromium looks for the key frame ahead by the length of the sound's first block, 21 ms for AAC, and so shows
 * the next frame where that is a key frame.
 */
export function timeOfFrame(frame: number, rate: number): number {
  return (frame + 0.25) / rate;
}

/** The last whole frame of a clip of this length (seconds). */
export function lastFrame(duration: number, rate: number): number {
  return Math.max(0, Math.round(duration * rate) - 1);
}

/** The usual rate nearest to a measured time between two frames (seconds); null when none is near. */
export function rateFromInterval(interval: number): number | null {
  const measured = 1 / interval;
  const nearest = RATES.reduce((best, rate) => (Math.abs(rate - measured) < Math.abs(best - measured) ? rate : best));
  return Math.abs(nearest - measured) / nearest < 0.01 ? nearest : null;
}

/** "0:03.12": minutes, seconds and the frame within the second. */
export function formatTimecode(time: number, rate: number): string {
  const frame = frameAt(time, rate);
  const second = Math.floor(frame / rate + 1e-6);
  const rest = frame - Math.ceil(second * rate - 1e-6);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(second / 60)}:${pad(second % 60)}.${pad(rest)}`;
}
