import { toYuv } from "@/demo/scene/bitmap";
import { rgb, scale } from "@/demo/scene/color";
import type { Drawable, Stage } from "@/demo/scene/stage";

/**
 * The roadway: asphalt with a worn line, and when it is wet the street upside down in it, drawn out into streaks.
 * Reads what the frame already shows above the horizon.
 */
export function makeStreet(stage: Stage, plan: { road: number; eye: number }): Drawable {
  const { width, height, unit, focal, horizon, palette, scene } = stage;
  const wet = scene.weather === "rain" ? 1 : palette.dark > 0.5 ? 0.5 : scene.weather === "snow" ? 0.2 : 0.06;
  const [asphaltY, asphaltU, asphaltV] = toYuv(
    scale(rgb("#5c5a5c"), palette.dark > 0.5 ? 0.2 : 0.45 + 0.35 * palette.direct),
  );
  // Water on the ground makes lamps look brighter than they are.
  const boost = wet > 0.4 && palette.dark > 0.5 ? 1.22 : 0.96;
  const noise = stage.noise("asphalt");
  const size = 256;
  // Unevenness of the surface: puddles large, grain fine. Tiles by mirroring its halves.
  const puddles = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [u, v] = [Math.abs(x - size / 2) / size, Math.abs(y - size / 2) / size];
      puddles[y * size + x] = noise.fractal(u * 9, v * 9, 4);
    }
  }
  const grain = Float32Array.from({ length: 4096 }, (_, i) => noise.at(i * 0.37, 0.5) + 0.6 * noise.at(i * 1.3, 7.5));

  return (frame, { view, time }) => {
    const half = width >> 1;
    const vanish = stage.place(view, 0.02);
    const line = Math.round(horizon + vanish.shiftY);
    const ripple = scene.weather === "rain" ? time * 9 : 0;
    for (let row = Math.max(0, line + 1); row < height; row++) {
      const z = (plan.eye * focal) / (row - line);
      if (z > 60) continue;
      const place = stage.place(view, 1 / z);
      const centre = width / 2 + place.shiftX;
      const reach = (plan.road * focal) / z;
      const from = Math.max(0, Math.round(centre - reach));
      const to = Math.min(width, Math.round(centre + reach));
      const travelled = z + view.forward;
      const v = Math.floor(travelled * 90) & (size - 1);
      const base = line - (row - line);
      const rough = unit * (0.012 + 0.09 * Math.min(1, (row - line) / unit));
      const chroma = (row & 1) === 0;
      const middle = (travelled * 1.7) % 1 < 0.5 ? reach * 0.018 : 0;
      for (let x = from; x < to; x++) {
        const across = ((x - centre) / reach) * plan.road;
        const puddle = puddles[v * size + (Math.floor(across * 150 + 512) & (size - 1))] as number;
        const g = grain[
          (Math.floor(across * 900 + 4096) + row * 13 + Math.floor(ripple + row * 0.7) * 31) & 4095
        ] as number;
        const mirror = wet * Math.min(0.95, Math.max(0.12, 0.55 + puddle * 1.1));
        // Two looks at the picture above, apart in height: a streak.
        let a = (base + g * rough * (0.45 - puddle)) | 0;
        let b = (base - rough * 0.9 - g * rough) | 0;
        a = a < 0 ? 0 : a >= line ? line - 1 : a;
        b = b < 0 ? 0 : b >= line ? line - 1 : b;
        let sx = (x + g * 2) | 0;
        sx = sx < 0 ? 0 : sx >= width ? width - 1 : sx;
        const paint = Math.abs(x - centre) < middle ? 34 : 0;
        const stone = asphaltY + g * 3 + paint + puddle * 5;
        const seen = ((frame.y[a * width + sx] as number) + (frame.y[b * width + sx] as number)) * 0.5;
        const value = stone + (16 + (seen - 16) * boost - stone) * mirror;
        frame.y[row * width + x] = value > 235 ? 235 : value;
        if (chroma && (x & 1) === 0) {
          const c = (row >> 1) * half + (x >> 1);
          const s = (a >> 1) * half + (sx >> 1);
          const t = (b >> 1) * half + (sx >> 1);
          const tint = Math.min(1, mirror * 1.15);
          frame.u[c] = asphaltU + (((frame.u[s] as number) + (frame.u[t] as number)) * 0.5 - asphaltU) * tint;
          frame.v[c] = asphaltV + (((frame.v[s] as number) + (frame.v[t] as number)) * 0.5 - asphaltV) * tint;
        }
      }
    }
  };
}
