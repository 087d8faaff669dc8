import { hex, mix, type Rgb, rgb, scale } from "@/demo/scene/color";
import type { Stage } from "@/demo/scene/stage";
import { through, underLight } from "@/demo/scene/stand";

/** Colours of a subject in the light of its place. */
export type Paint = {
  /** Lit, middle and shaded tone of a colour, as `#rrggbb`. */
  tones(color: string): { lit: string; mid: string; shade: string };
  /** A colour that shines by itself at night, and is plain by day. */
  glowing(color: string): string;
  /** 1 when the light comes from the right, −1 from the left. */
  side: 1 | -1;
  dark: number;
  /** A horizontal gradient over the shape, from shade to light. */
  across(id: string, color: string): string;
};

export function makePaint(stage: Stage, z: number): Paint {
  const side = stage.sunX > stage.width / 2 ? 1 : -1;
  const { dark } = stage.palette;
  const tones = (color: string) => {
    const { lit, shade } = underLight(stage, rgb(color));
    // Even a silhouette keeps a little of its own colour.
    const keep = (value: Rgb) => hex(through(stage, mix(value, scale(rgb(color), 0.75), 0.14), z * 0.6));
    return { lit: keep(lit), mid: keep(mix(lit, shade, 0.45)), shade: keep(shade) };
  };
  return {
    tones,
    side,
    dark,
    glowing: (color) => (dark > 0.5 ? color : tones(color).mid),
    across(id, color) {
      const { lit, mid, shade } = tones(color);
      const [from, to] = side > 0 ? [shade, lit] : [lit, shade];
      return `<linearGradient id="${id}" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="${from}"/><stop offset=".5" stop-color="${mid}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
    },
  };
}
