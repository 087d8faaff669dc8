import type { Shot } from "@/demo/job";
import { random } from "@/demo/scene/random";

export const sampleRate = 48_000;

/** Interleaved stereo for the whole clip. */
export function soundOf(shots: Shot[]): Float32Array {
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const data = new Float32Array(seconds * sampleRate * 2);
  const roll = random(shots[0]?.scene.seed ?? 0);
  let low = 0;
  for (let i = 0; i < data.length; i++) {
    low += 0.02 * (roll() - 0.5 - low);
    data[i] = low * 0.6;
  }
  return data;
}
