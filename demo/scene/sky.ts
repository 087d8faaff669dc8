import { paintBitmap } from "@/demo/scene/bitmap";
import { mix, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import type { Drawable, Stage } from "@/demo/scene/stage";

/** Sky down to a little under the horizon: light, sun or moon, stars; and clouds that drift. */
export function makeSky(stage: Stage): Drawable[] {
  const { place, unit } = stage;
  const sky = paintSky(stage);
  const things: Drawable[] = [(frame, { view }) => drawLayer(frame, sky, place(view, 0.02))];
  if (stage.palette.cloudCover > 0.16) {
    const clouds = paintClouds(stage, unit * 0.4);
    const wind = (stage.roll("wind")() < 0.5 ? 1 : -1) * unit * 0.0085;
    things.push((frame, { view, time }) => {
      const at = place(view, 0.03);
      drawLayer(frame, clouds, { ...at, shiftX: at.shiftX + wind * (time - 4) });
    });
  }
  return things;
}

function paintSky(stage: Stage) {
  const { palette, sunX, sunY, unit, horizon, grade, sunHidden: hidden } = stage;
  const area = stage.area(0.02, 0, horizon + unit * 0.06);
  const stars = makeStars(stage, area.x, area.y, area.width, area.height);
  const glow = stage.noise("sky glow");
  const sunRadius = unit * (palette.dark > 0.5 ? 0.034 : 0.03);
  const veiled = Math.min(1, Math.max(0, 1 - palette.direct) * 1.15);
  const low = 1 - Math.min(1, palette.sunHeight * 2.2);
  const moon = palette.dark > 0.5;
  const glowColor = mix(palette.light, palette.horizon, 0.4);
  return paintBitmap(area, grade, (x, y, out) => {
    const height = Math.max(0, Math.min(1, (horizon - y) / (unit * 0.74)));
    const t = height ** 0.62;
    const base = t < 0.5 ? mix(palette.horizon, palette.middle, t * 2) : mix(palette.middle, palette.zenith, t * 2 - 1);
    const dx = (x - sunX) / unit;
    const dy = (y - sunY) / unit;
    const distance = Math.hypot(dx, dy);
    // Light spreads wide along the horizon when the sun is low, and tight around it always.
    const dimmed = hidden ? 0.12 : 1 - veiled * 0.8;
    const wide =
      dimmed *
      Math.min(
        1,
        low * 0.5 * Math.exp(-(dx * dx) / 0.4 - (dy * dy) / 0.035) + (moon ? 0.1 : 0.34) * Math.exp(-distance * 3),
      );
    const tight = dimmed * (moon ? 0.3 : 0.85) * Math.exp(-distance * (moon ? 13 : 9));
    const uneven = 1 + 0.02 * glow.fractal(x / unit, (y / unit) * 3, 2);
    for (let k = 0; k < 3; k++) {
      const value = base[k] as number;
      const warm = value + ((moon ? palette.light : glowColor)[k] as number) * wide * (1 - value / 300);
      out[k] = (warm + ((palette.sun[k] as number) - warm) * tight) * uneven;
    }
    if (!hidden && veiled < 0.8) {
      const disc = 1 - smoothstep(sunRadius * 0.94, sunRadius * 1.06, distance * unit);
      if (disc > 0) {
        const face = moon ? moonFace((dx * unit) / sunRadius, (dy * unit) / sunRadius, glow) : 1;
        for (let k = 0; k < 3; k++)
          out[k] = (out[k] as number) * (1 - disc) + 255 * disc * face * ((palette.sun[k] as number) / 255);
      }
    }
    const star = stars(x, y) * (1 - veiled) * smoothstep(0.02, 0.3, height);
    for (let k = 0; k < 3; k++) out[k] = Math.min(255, (out[k] as number) + star * 255);
  });
}

/** Grey seas on a bright disc. */
function moonFace(x: number, y: number, noise: { fractal(x: number, y: number, octaves: number): number }): number {
  const seas = smoothstep(-0.1, 0.35, noise.fractal(x * 1.3 + 5, y * 1.3, 4));
  return 0.99 - 0.2 * seas - 0.08 * Math.min(1, x * x + y * y);
}

/** Brightness of the stars at a place, from a grid of them and a faint band of many. */
function makeStars(stage: Stage, left: number, top: number, width: number, height: number) {
  const { palette, unit } = stage;
  if (palette.dark < 0.5) return () => 0;
  const roll = stage.roll("stars");
  const columns = Math.ceil(width) + 2;
  const rows = Math.ceil(height) + 2;
  const light = new Float32Array(columns * rows);
  const count = Math.round((width * height) / 900);
  for (let i = 0; i < count; i++) {
    const x = 1 + roll() * (columns - 3);
    const y = 1 + roll() * (rows - 3);
    const magnitude = roll() ** 5;
    const radius = (0.55 + magnitude * 0.9) * (unit / 720);
    for (let v = Math.floor(y) - 2; v <= y + 2; v++) {
      for (let u = Math.floor(x) - 2; u <= x + 2; u++) {
        if (u < 0 || v < 0 || u >= columns || v >= rows) continue;
        const d = Math.hypot(u - x, v - y) / radius;
        light[v * columns + u] = Math.min(
          1,
          (light[v * columns + u] as number) + (0.22 + magnitude) * Math.exp(-d * d),
        );
      }
    }
  }
  return (x: number, y: number) => light[Math.floor(y - top) * columns + Math.floor(x - left)] ?? 0;
}

/** A sheet of clouds seen in perspective, lit from the sun's side. */
function paintClouds(stage: Stage, spare: number) {
  const { palette, unit, horizon, width, sunX, sunY, grade } = stage;
  const area = stage.area(0.03, 0, horizon - unit * 0.015);
  const noise = stage.noise("clouds");
  const cover = palette.cloudCover;
  const threshold = 0.3 - cover * 0.62;
  const wide = { ...area, x: area.x - spare / 2, width: area.width + spare, detail: 0.5 };
  const density = (u: number, v: number) => noise.fractal(u, v, 5) + 0.35 * noise.at(u * 0.37 + 9, v * 0.37);
  return paintBitmap(wide, grade, (x, y, out) => {
    const rise = (horizon - y) / unit;
    const depth = 0.34 / (rise + 0.09);
    const u = ((x - width / 2) / unit) * depth * 2.1 + 31;
    const v = depth * 2.6;
    const here = density(u, v);
    const thick = smoothstep(threshold, threshold + 0.42, here);
    if (thick <= 0.004) {
      out[3] = 0;
      return;
    }
    const towards = Math.hypot(x - sunX, y - sunY) + 1;
    const step = 0.16;
    const behind = density(
      u + (step * (sunX - x)) / towards,
      v + (step * (sunY > y ? 0.6 : -0.6) * Math.abs(sunY - y)) / towards,
    );
    const lit = Math.min(1, Math.max(0, 0.55 + (here - behind) * 1.5 - thick * 0.28));
    const near = Math.exp((-Math.hypot(x - sunX, (y - sunY) * 1.4) / unit) * 2.6) * palette.direct;
    const color = mix(palette.cloudShade, palette.cloudLit, lit);
    for (let k = 0; k < 3; k++) {
      const hazed =
        (color[k] as number) +
        ((palette.horizon[k] as number) - (color[k] as number)) * smoothstep(0.16, 0, rise) * 0.75;
      out[k] = hazed + (palette.sun[k] as number) * near * (1 - thick * 0.6) * (palette.dark > 0.5 ? 0.2 : 0.45);
    }
    out[3] = thick * (0.9 - 0.25 * smoothstep(0.12, 0, rise)) * smoothstep(0.0, 0.05, rise);
  });
}
