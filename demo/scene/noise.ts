import { random } from "@/demo/scene/random";

export type Noise = {
  /** Gradient noise, about -1 to 1. */
  at(x: number, y: number): number;
  /** Several octaves of it, about -1 to 1: clouds, haze. */
  fractal(x: number, y: number, octaves: number): number;
  /** Sharp crests, 0 to 1: rock, ridges. */
  ridged(x: number, y: number, octaves: number): number;
};

const gradientX = new Float32Array(256);
const gradientY = new Float32Array(256);
for (let i = 0; i < 256; i++) {
  gradientX[i] = Math.cos((i / 256) * 2 * Math.PI) * 1.4;
  gradientY[i] = Math.sin((i / 256) * 2 * Math.PI) * 1.4;
}

/** Repeatable two-dimensional noise (Perlin's, with 256 gradients). */
export function makeNoise(seed: number): Noise {
  const roll = random(seed);
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1));
    const kept = table[i] as number;
    table[i] = table[j] as number;
    table[j] = kept;
  }
  const corner = (ix: number, iy: number, dx: number, dy: number) => {
    const g = table[((table[ix & 255] as number) + iy) & 255] as number;
    return (gradientX[g] as number) * dx + (gradientY[g] as number) * dy;
  };
  const at = (x: number, y: number) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const dx = x - ix;
    const dy = y - iy;
    const sx = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
    const sy = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
    const a = corner(ix, iy, dx, dy);
    const b = corner(ix + 1, iy, dx - 1, dy);
    const c = corner(ix, iy + 1, dx, dy - 1);
    const d = corner(ix + 1, iy + 1, dx - 1, dy - 1);
    const top = a + (b - a) * sx;
    return top + (c + (d - c) * sx - top) * sy;
  };
  return {
    at,
    fractal(x, y, octaves) {
      let sum = 0;
      let amplitude = 0.5;
      for (let o = 0, f = 1; o < octaves; o++, f *= 2.03, amplitude *= 0.5)
        sum += amplitude * at(x * f + o * 17, y * f);
      return sum;
    },
    ridged(x, y, octaves) {
      let sum = 0;
      let amplitude = 0.58;
      let weight = 1;
      for (let o = 0, f = 1; o < octaves; o++, f *= 2.07, amplitude *= 0.42) {
        const crest = 1 - Math.abs(at(x * f + o * 31, y * f));
        const value = crest * crest * weight;
        sum += amplitude * value;
        weight = Math.min(1, value * 1.4);
      }
      return sum;
    },
  };
}
