import { hex, mix, type Rgb } from "@/demo/scene/color";
import type { Random } from "@/demo/scene/random";

/** Each draws one plant as SVG with its foot at (x, y); `light` and `shade` are its lit and unlit colours, `side` the sun's. */
export function fir(
  roll: Random,
  x: number,
  y: number,
  height: number,
  light: Rgb,
  shade: Rgb,
  side: number,
  snowy = 0,
): string {
  const tiers = height > 90 ? 13 : height > 30 ? 8 : 4;
  const width = height * roll.between(0.17, 0.24);
  let body = `<rect x="${f(x - height * 0.014)}" y="${f(y - height * 0.12)}" width="${f(height * 0.028)}" height="${f(height * 0.13)}" fill="${hex(mix(shade, [20, 14, 10], 0.5))}"/>`;
  // From the lowest boughs up, so that each tier lies over the one under it, in its own shade.
  for (let i = tiers - 1; i >= 0; i--) {
    const t = (i + 1) / tiers;
    const reach = width * t ** 0.8;
    const foot = y - height * (1 - t * 0.9);
    const tip = foot - height * (1.7 / tiers + 0.05);
    const bough = (sign: number, color: Rgb) => {
      const end = x + sign * reach * roll.between(0.8, 1.2);
      const hang = foot + height * 0.03 * roll();
      return `<path d="M${f(x)} ${f(tip)}Q${f(x + sign * reach * 0.22)} ${f(foot - height * 0.05)} ${f(end)} ${f(hang)}Q${f(x + sign * reach * 0.4)} ${f(foot + height * 0.018)} ${f(x - sign * reach * 0.06)} ${f(foot)}Z" fill="${hex(color)}"/>`;
    };
    const depth = roll.between(0, 0.35) + 0.25 * (1 - t);
    body += bough(-side, mix(shade, [0, 0, 0], 0.1 + depth * 0.4)) + bough(side, mix(light, shade, depth));
    if (snowy > 0) {
      const x2 = x + side * reach * roll.between(0.5, 0.95);
      body += `<path d="M${f(x)} ${f(tip)}Q${f(x + side * reach * 0.25)} ${f(foot - height * 0.05)} ${f(x2)} ${f(foot - height * 0.012)}Q${f(x)} ${f(foot - height * 0.02)} ${f(x - side * reach * 0.3)} ${f(foot - height * 0.02)}Z" fill="${hex(mix(light, [244, 247, 255], 0.72))}" fill-opacity="${f(snowy)}"/>`;
    }
  }
  return body;
}

/** A broad-leaved tree: a forked trunk and clusters of leaves, lit from one side. */
export function leafTree(
  roll: Random,
  x: number,
  y: number,
  height: number,
  light: Rgb,
  shade: Rgb,
  side: number,
): string {
  const bark = hex(mix(shade, [24, 16, 10], 0.55));
  let branches = "";
  for (let i = 0; i < 7; i++) {
    const angle = -Math.PI / 2 + (i - 3) * 0.27 + roll.between(-0.1, 0.1);
    const length = height * roll.between(0.28, 0.42);
    const [bx, by] = [x, y - height * roll.between(0.26, 0.42)];
    branches += `<path d="M${f(bx)} ${f(by)}q${f(Math.cos(angle) * length * 0.3)} ${f(-length * 0.45)} ${f(Math.cos(angle) * length)} ${f(Math.sin(angle) * length)}" stroke="${bark}" stroke-width="${f(height * 0.016)}" fill="none"/>`;
  }
  const trunk = `<path d="M${f(x - height * 0.05)} ${f(y)}q${f(height * 0.03)} ${f(-height * 0.2)} ${f(height * 0.02)} ${f(-height * 0.5)}h${f(height * 0.05)}q${f(-height * 0.01)} ${f(height * 0.3)} ${f(height * 0.04)} ${f(height * 0.5)}Z" fill="${bark}"/>`;
  let leaves = "";
  const count = 130;
  for (let i = 0; i < count; i++) {
    const t = i / count;
    const angle = roll() * 2 * Math.PI;
    const reach = Math.sqrt(roll());
    const cx = Math.cos(angle) * reach * height * 0.36;
    const cy = -height * 0.66 + Math.sin(angle) * reach * height * 0.29;
    const lit = Math.min(
      1,
      Math.max(0, 0.4 + (cx / height) * side * 1.1 - (cy + height * 0.66) / height + (t - 0.5) * 0.5),
    );
    leaves += `<ellipse cx="${f(x + cx)}" cy="${f(y + cy)}" rx="${f(height * roll.between(0.035, 0.075))}" ry="${f(height * roll.between(0.025, 0.05))}" fill="${hex(mix(shade, light, lit * roll.between(0.8, 1.1)))}"/>`;
  }
  return trunk + branches + leaves;
}

/** Blades of grass along the bottom, bent by the wind. */
export function grassTuft(roll: Random, x: number, y: number, height: number, color: Rgb): string {
  const bend = roll.between(-0.5, 0.5) * height;
  const thick = Math.max(0.8, height * 0.035);
  return `<path d="M${f(x - thick)} ${f(y)}Q${f(x)} ${f(y - height * 0.6)} ${f(x + bend)} ${f(y - height)}Q${f(x + thick * 0.7)} ${f(y - height * 0.5)} ${f(x + thick)} ${f(y)}Z" fill="${hex(color)}"/>`;
}

const f = (value: number) => value.toFixed(1);
