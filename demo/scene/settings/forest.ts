import { drawBitmap, paintBitmap } from "@/demo/scene/bitmap";
import { hex, mix, type Rgb, rgb, scale, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import { makeMist } from "@/demo/scene/mist";
import { makeMotes } from "@/demo/scene/particles";
import { fir, grassTuft } from "@/demo/scene/plants";
import type { Random } from "@/demo/scene/random";
import { placeAll } from "@/demo/scene/settings/ground";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { underLight } from "@/demo/scene/stand";

const bark = rgb("#4a3c32");
const moss = rgb("#55632f");
const needles = rgb("#2f4430");

/** Rows of trunks that fade into the light between them, mist lying in each gap. */
export async function paintForest(stage: Stage): Promise<Drawable[]> {
  const { palette, unit, horizon, height, scene } = stage;
  const foggy = scene.weather === "fog";
  const air = mix(
    mix(palette.haze, palette.horizon, 0.45),
    rgb("#b8c4a8"),
    palette.dark > 0.5 ? 0.02 : foggy ? 0.08 : 0.2,
  );
  const things: Drawable[] = [paintGlow(stage, air)];
  const distances = [9, 6, 4.1, 2.8, 1.9, 1.3];
  const floor = (z: number) => horizon + (unit * 0.5) / z;
  for (const [i, z] of distances.entries()) {
    const part = Math.exp(-((z - 1.1) * (foggy ? 0.5 : 0.3)));
    // The ground of the next row hides the rest, also when the camera comes closer and they part.
    const next = distances[i + 1];
    const bottom =
      next === undefined ? height : Math.min(height, horizon + 1.22 * (floor(next) - horizon) + unit * 0.06);
    things.push(await treeRow(stage, z, air, part, floor(z), bottom));
    if (i < distances.length - 1 && (i !== 1 || foggy)) {
      const thick = foggy ? 0.62 : scene.weather === "rain" ? 0.4 : 0.26;
      const top = floor(z) - (unit * 0.62) / Math.sqrt(z);
      things.push(
        makeMist(
          stage,
          `mist ${i}`,
          1 / z,
          top,
          Math.min(height + 40, floor(z) + unit * 0.16),
          thick * (0.6 + 0.4 * part),
          air,
        ),
      );
    }
    if (i === 3) {
      const spot = { x: stage.width / 2, y: floor(2.2), pixels: (stage.focal * 0.5) / 2.2, nearness: 1 / 2.2 };
      things.push(...(await placeAll(stage, spot)));
    }
  }
  if (!foggy && scene.weather !== "rain") things.push(makeMotes(stage, 60, palette.dark > 0.5 ? 120 : 60));
  return things;
}

/** Far light behind the trees, with slanting rays. */
function paintGlow(stage: Stage, air: Rgb): Drawable {
  const { palette, unit, horizon, height, grade } = stage;
  const rays = stage.noise("rays");
  const lightX = stage.sunX * 0.5 + stage.width * 0.25;
  const lightY = horizon - unit * 0.42;
  const bright = palette.dark > 0.5 ? 0.4 : 1;
  const area = stage.area(0.05, 0, height);
  const glow = paintBitmap({ ...area, detail: 0.5 }, grade, (x, y, out) => {
    const dx = (x - lightX) / unit;
    const dy = (y - lightY) / unit;
    const distance = Math.hypot(dx, dy);
    const beam = 0.5 + 0.5 * rays.fractal(Math.atan2(dy, dx) * 5, 1.5, 3);
    const light = bright * (0.5 * Math.exp(-distance * 2.2) + 0.22 * beam * Math.exp(-distance * 1.1) * palette.direct);
    const down = smoothstep(horizon - unit * 0.1, height, y);
    for (let k = 0; k < 3; k++) {
      const base = (air[k] as number) * (1 - 0.62 * down) * (0.8 + 0.2 * bright);
      out[k] = base + ((palette.sun[k] as number) * 0.96 - base) * Math.min(0.92, light);
    }
  });
  return (frame, { view }) => drawLayer(frame, glow, stage.place(view, 0.05));
}

async function treeRow(
  stage: Stage,
  z: number,
  air: Rgb,
  part: number,
  floor: number,
  bottom: number,
): Promise<Drawable> {
  const { unit, height, width } = stage;
  const nearness = 1 / z;
  const roll = stage.roll(`row ${z}`);
  const area = stage.area(nearness, -unit * 0.02, bottom);
  const side = stage.sunX > width / 2 ? 1 : -1;
  const tone = (color: Rgb, lit: boolean) => {
    const light = underLight(stage, color);
    return mix(air, lit ? light.lit : scale(light.shade, 0.8), part);
  };
  const size = unit / z;
  const ground = tone(mix(moss, bark, 0.4), false);
  let svg = `<defs><linearGradient id="g" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="${hex(mix(ground, tone(moss, true), 0.5))}"/><stop offset="1" stop-color="${hex(scale(ground, 0.55))}"/></linearGradient></defs>`;
  svg += groundShape(roll, area.x, area.width, floor, height + unit * 0.3, size);
  const spacing = size * (z > 3 ? 0.34 : 0.62);
  const firs = stage.scene.weather === "snow" || stage.scene.seed % 2 === 0;
  for (let x = area.x - spacing; x < area.x + area.width + spacing; x += spacing * roll.between(0.55, 1.5)) {
    const clear = Math.abs(x - width / 2) < size * 0.16 && z < 3;
    if (clear) continue;
    const foot = floor + size * roll.between(0.0, 0.06);
    if (firs && roll() < 0.34 && z > 2)
      svg += fir(roll, x, foot, size * roll.between(0.35, 0.8), tone(needles, true), tone(needles, false), side);
    svg += trunk(roll, x, foot, size, height, tone(bark, true), tone(bark, false), side);
  }
  const fern = tone(moss, true);
  for (let i = 0; i < (z < 3 ? 260 : 90); i++) {
    const x = area.x + roll() * area.width;
    svg += grassTuft(
      roll,
      x,
      floor + size * roll.between(0.0, 0.09),
      size * roll.between(0.03, 0.1),
      mix(scale(ground, 0.7), fern, roll()),
    );
  }
  if (z < 1.5) {
    // The floor at our feet.
    for (let i = 0; i < 420; i++) {
      const down = roll();
      const y = floor + (height - floor + unit * 0.1) * down;
      const tall = size * roll.between(0.04, 0.1) * (0.7 + down);
      svg += grassTuft(
        roll,
        area.x + roll() * area.width,
        y,
        tall,
        mix(scale(ground, 0.5), scale(fern, 0.85), roll() ** 1.6),
      );
    }
  }
  const bitmap = await drawBitmap({ ...area, height: area.height + (stage.move.reachY || 8) }, stage.grade, svg);
  return (frame, { view }) => drawLayer(frame, bitmap, stage.place(view, nearness));
}

function groundShape(roll: Random, left: number, width: number, floor: number, bottom: number, size: number): string {
  let path = `M${left} ${bottom}L${left} ${floor}`;
  const steps = 14;
  for (let i = 1; i <= steps; i++) {
    const x = left + (width * i) / steps;
    const y = floor + roll.between(-0.035, 0.035) * size;
    path += `Q${(x - width / steps / 2).toFixed(1)} ${(y - size * roll.between(0, 0.04)).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return `<path d="${path}L${left + width} ${bottom}Z" fill="url(#g)"/>`;
}

/** A tall trunk out of the top of the picture, lit on one edge, with a few boughs. */
function trunk(
  roll: Random,
  x: number,
  foot: number,
  size: number,
  height: number,
  lit: Rgb,
  shade: Rgb,
  side: number,
): string {
  const wide = size * roll.between(0.028, 0.062);
  const top = Math.min(-40, foot - size * 2.2, -height * 0.05);
  const lean = roll.between(-0.03, 0.03) * size;
  const f = (value: number) => value.toFixed(1);
  const outline = `M${f(x - wide * 1.5)} ${f(foot + wide * 0.4)}Q${f(x - wide * 0.62)} ${f(foot - wide * 1.5)} ${f(x - wide * 0.5 + lean * 0.3)} ${f(foot - size * 0.4)}L${f(x - wide * 0.34 + lean)} ${f(top)}H${f(x + wide * 0.34 + lean)}L${f(x + wide * 0.5 + lean * 0.3)} ${f(foot - size * 0.4)}Q${f(x + wide * 0.62)} ${f(foot - wide * 1.5)} ${f(x + wide * 1.5)} ${f(foot + wide * 0.4)}Z`;
  const edge = `M${f(x + side * wide * 0.9)} ${f(foot)}L${f(x + side * wide * 0.46 + lean * 0.3)} ${f(foot - size * 0.4)}L${f(x + side * wide * 0.3 + lean)} ${f(top)}`;
  let boughs = "";
  const count = Math.floor(roll.between(2, 7));
  for (let i = 0; i < count; i++) {
    const y = foot - size * roll.between(0.45, 1.5);
    const way = roll() < 0.5 ? -1 : 1;
    const length = size * roll.between(0.06, 0.22);
    boughs += `<path d="M${f(x + lean * 0.5)} ${f(y)}q${f(way * length * 0.5)} ${f(-length * 0.1)} ${f(way * length)} ${f(length * roll.between(-0.45, 0.3))}" stroke="${hex(shade)}" stroke-width="${f(wide * roll.between(0.1, 0.26))}" stroke-linecap="round" fill="none"/>`;
  }
  return `${boughs}<path d="${outline}" fill="${hex(shade)}"/><path d="${edge}" stroke="${hex(mix(shade, lit, 0.85))}" stroke-width="${f(wide * 0.2)}" fill="none"/>`;
}
