import { mix, multiply, type Rgb, rgb, scale } from "@/demo/scene/color";
import type { Scene, Time } from "@/demo/scene/scene";

/** The light of a scene. Heights are parts of the distance from the horizon (0) to the top of the picture (1). */
export type Palette = {
  zenith: Rgb;
  middle: Rgb;
  horizon: Rgb;
  /** Direct light, and its source in the sky. */
  light: Rgb;
  sun: Rgb;
  sunHeight: number;
  /** What falls into the shade. */
  ambient: Rgb;
  /** Colour of far things. */
  haze: Rgb;
  /** How quickly distance turns into haze; 1 is a clear day. */
  hazeAmount: number;
  cloudLit: Rgb;
  cloudShade: Rgb;
  /** Part of the sky that clouds cover, 0 to 1. */
  cloudCover: number;
  /** 0 by day, 1 at night: stars, lamps, windows. */
  dark: number;
  /** Strength of direct light: 1 in the sun, less under clouds. */
  direct: number;
};

const clear: Record<Time, Palette> = {
  dawn: {
    zenith: rgb("#2c4a80"),
    middle: rgb("#8d8fbd"),
    horizon: rgb("#ffcfa8"),
    light: rgb("#ffc59a"),
    sun: rgb("#fff0d8"),
    sunHeight: 0.1,
    ambient: rgb("#6f7fae"),
    haze: rgb("#dcb4b8"),
    hazeAmount: 1.5,
    cloudLit: rgb("#ffc8b4"),
    cloudShade: rgb("#7f7da6"),
    cloudCover: 0.36,
    dark: 0.1,
    direct: 1,
  },
  noon: {
    zenith: rgb("#1f5fb4"),
    middle: rgb("#5e9edd"),
    horizon: rgb("#cfe6f5"),
    light: rgb("#fff6e4"),
    sun: rgb("#ffffff"),
    sunHeight: 0.86,
    ambient: rgb("#7f9cc4"),
    haze: rgb("#bcd3e6"),
    hazeAmount: 0.85,
    cloudLit: rgb("#ffffff"),
    cloudShade: rgb("#a3b5cc"),
    cloudCover: 0.4,
    dark: 0,
    direct: 1,
  },
  golden: {
    zenith: rgb("#3a5c92"),
    middle: rgb("#c99a86"),
    horizon: rgb("#ffc877"),
    light: rgb("#ffb765"),
    sun: rgb("#fff2c4"),
    sunHeight: 0.15,
    ambient: rgb("#7a6f90"),
    haze: rgb("#eeb37c"),
    hazeAmount: 1.25,
    cloudLit: rgb("#ffc98c"),
    cloudShade: rgb("#8b7390"),
    cloudCover: 0.42,
    dark: 0,
    direct: 1,
  },
  night: {
    zenith: rgb("#050a1c"),
    middle: rgb("#0d1a3c"),
    horizon: rgb("#2a3f6e"),
    light: rgb("#8fa9dc"),
    sun: rgb("#eef2ff"),
    sunHeight: 0.62,
    ambient: rgb("#1b2848"),
    haze: rgb("#22345c"),
    hazeAmount: 1.1,
    cloudLit: rgb("#4a5f92"),
    cloudShade: rgb("#121c38"),
    cloudCover: 0.3,
    dark: 1,
    direct: 0.62,
  },
};

/** Overcast light of each time: sky and haze go to one soft colour. */
const overcast: Record<Time, Rgb> = {
  dawn: rgb("#b4aebd"),
  noon: rgb("#b9c3cd"),
  golden: rgb("#c2a794"),
  night: rgb("#1b2740"),
};

/** How much of the overcast each weather brings, the haze it adds, its clouds. */
const weatherOf = {
  clear: { grey: 0, haze: 0, cover: -0.16, direct: 1 },
  clouds: { grey: 0.18, haze: 0.15, cover: 0.16, direct: 0.85 },
  rain: { grey: 0.82, haze: 1.1, cover: 0.42, direct: 0.22 },
  snow: { grey: 0.42, haze: 0.5, cover: 0.2, direct: 0.62 },
  fog: { grey: 0.72, haze: 3.4, cover: 0.1, direct: 0.38 },
} as const;

/** The light that a scene's time and weather make together. */
export function paletteOf({ time, weather }: Pick<Scene, "time" | "weather">): Palette {
  const base = clear[time];
  const { grey, haze, cover, direct } = weatherOf[weather];
  const veil = overcast[time];
  // Rain darkens, fog brightens a little.
  const dim = weather === "rain" ? 0.78 : 1;
  const under = (color: Rgb) => scale(mix(color, veil, grey), dim);
  return {
    ...base,
    zenith: under(mix(base.zenith, veil, grey * 0.6)),
    middle: under(base.middle),
    horizon: under(base.horizon),
    haze: under(base.haze),
    light: mix(base.light, veil, grey * 0.5),
    ambient: scale(mix(base.ambient, veil, grey * 0.45), dim),
    cloudLit: under(base.cloudLit),
    cloudShade: under(multiply(base.cloudShade, mix([255, 255, 255], veil, grey * 0.6))),
    hazeAmount: base.hazeAmount + haze,
    cloudCover: Math.min(1, Math.max(0, base.cloudCover + cover)),
    direct: base.direct * direct,
  };
}
