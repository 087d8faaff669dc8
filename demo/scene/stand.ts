import { mix, type Rgb } from "@/demo/scene/color";
import type { Stage } from "@/demo/scene/stage";

/** What distance leaves of a colour. */
export function through(stage: Stage, color: Rgb, z: number): Rgb {
  const { palette } = stage;
  const haze = 1 - Math.exp(-z * 0.026 * palette.hazeAmount);
  return mix(color, mix(palette.haze, palette.horizon, 0.3), Math.min(1, haze * 1.15));
}

/** The lit and the unlit colour of a thing in this light. */
export function underLight({ palette }: Stage, color: Rgb): { lit: Rgb; shade: Rgb } {
  const add = (direct: number): Rgb =>
    [0, 1, 2].map(
      (k) =>
        (color[k] as number) *
        ((palette.ambient[k] as number) * 0.0037 + (palette.light[k] as number) * 0.0046 * direct),
    ) as unknown as Rgb;
  return { lit: add(palette.direct * 0.85), shade: add(0.04) };
}
