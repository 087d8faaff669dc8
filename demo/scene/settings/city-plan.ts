import { mix, type Rgb, rgb } from "@/demo/scene/color";
import type { Stage } from "@/demo/scene/stage";

/** A building on one side of the street: from `from` to `to` away, its wall `wall` from the middle. */
export type Block = {
  side: 1 | -1;
  from: number;
  to: number;
  wall: number;
  top: number;
  color: Rgb;
  /** Sizes of its windows, and how many are lit at night. */
  floor: number;
  bay: number;
  lit: number;
  warm: Rgb;
  shop: Rgb;
  key: number;
};

/** A lit sign that stands out from a wall and faces the viewer. */
export type Sign = {
  side: 1 | -1;
  z: number;
  left: number;
  right: number;
  bottom: number;
  top: number;
  color: Rgb;
  key: number;
};

export type CityPlan = { blocks: Block[]; signs: Sign[]; road: number; eye: number; far: number };

const walls = ["#6e6259", "#7d7468", "#57565c", "#8a7a6a", "#4c5058", "#75615a"].map(rgb);
const neon = ["#ff2f7e", "#22d6ff", "#ff8a2a", "#8f5bff", "#35ffb0", "#ffd23f", "#ff4545"].map(rgb);

/** Lays out a street: two rows of blocks up to `far`, and signs on them. */
export function planCity(stage: Stage): CityPlan {
  const roll = stage.roll("city");
  const flashy = stage.scene.look === "neon" || stage.palette.dark > 0.5;
  const far = 26;
  const blocks: Block[] = [];
  const signs: Sign[] = [];
  for (const side of [-1, 1] as const) {
    for (let from = 0.75; from < far; ) {
      const to = from + roll.between(0.7, 1.7) * (1 + from * 0.07);
      const wall = roll.between(0.86, 1.02);
      const top = roll.between(1.1, 3.1) * (1 + from * 0.045);
      const key = Math.floor(roll() * 1e6);
      blocks.push({
        side,
        from,
        to,
        wall,
        top,
        color: roll.pick(walls),
        floor: roll.between(0.17, 0.23),
        bay: roll.between(0.1, 0.17),
        lit: roll.between(0.22, 0.6),
        warm: mix(rgb("#ffcf8a"), rgb("#bcd8ff"), roll() ** 2),
        shop: roll.pick([rgb("#ffd9a0"), rgb("#ff9f6a"), rgb("#9fe0ff"), rgb("#ffb0d0"), rgb("#fff0cf")]),
        key,
      });
      const count = flashy ? (roll() < 0.8 ? 1 : 2) : roll() < 0.35 ? 1 : 0;
      for (let i = 0; i < count; i++) {
        const bottom = roll.between(0.34, 0.95);
        const tall = roll() < 0.7;
        const width = tall ? roll.between(0.09, 0.15) : roll.between(0.22, 0.34);
        signs.push({
          side,
          z: from + (to - from) * roll.between(0.05, 0.85),
          right: wall,
          left: wall - width,
          bottom,
          top: bottom + (tall ? roll.between(0.35, 0.75) : roll.between(0.12, 0.2)),
          color: roll.pick(neon),
          key: key + i,
        });
      }
      from = to + (roll() < 0.15 ? 0.25 : 0);
    }
  }
  return { blocks, signs, road: 0.6, eye: 0.4, far };
}
