import { type Bitmap, paintBitmap } from "@/demo/scene/bitmap";
import { mix, type Rgb, rgb, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import type { Drawable, Stage } from "@/demo/scene/stage";
import { drawAstronaut } from "@/demo/scene/subjects/in-the-air";
import { makeSprite } from "@/demo/scene/subjects/sprite";

const nebulae: ReadonlyArray<readonly [Rgb, Rgb]> = [
  [rgb("#3b2a6e"), rgb("#b0548a")],
  [rgb("#123f5e"), rgb("#3fa39a")],
  [rgb("#4a2326"), rgb("#d0804a")],
  [rgb("#1c2f6b"), rgb("#7f6bd0")],
];

const townLight: Rgb = [255, 190, 110];

/** Nebula and stars in three depths, a planet's lit limb, and whoever floats before it. */
export async function paintSpace(stage: Stage): Promise<Drawable[]> {
  const { scene } = stage;
  const things: Drawable[] = [];
  const layer =
    (bitmap: Bitmap, nearness: number): Drawable =>
    (frame, { view }) =>
      drawLayer(frame, bitmap, stage.place(view, nearness));
  things.push(layer(paintNebula(stage), 0.03));
  things.push(layer(paintStars(stage, "far stars", 0.03, 1500), 0.03));
  things.push(layer(paintStars(stage, "near stars", 0.12, 260), 0.12));
  const floating = scene.subjects.includes("astronaut") || scene.subjects.includes("figure");
  things.push(layer(paintPlanet(stage, scene.subjects.includes("planet") && !floating), 0.28));
  if (floating) {
    const side = stage.sunX > stage.width / 2 ? 1 : -1;
    const size = stage.unit * (stage.height > stage.width ? 0.5 : 0.52);
    const spot = {
      x: stage.width * 0.5 - side * stage.unit * 0.08,
      y: stage.height * 0.42,
      pixels: size,
      nearness: 0.55,
    };
    things.push(
      await makeSprite(stage, spot, [drawAstronaut(scene.accent ?? "#d8542c", side)], {
        turn: (time) => side * (3 + 1.9 * time),
        move: (time) => ({ x: side * 0.012 * time, y: 0.03 * Math.sin(time * 0.5) - 0.004 * time }),
      }),
    );
  }
  return things;
}

function paintNebula(stage: Stage): Bitmap {
  const { unit, grade } = stage;
  const noise = stage.noise("nebula");
  const stars = stage.noise("star field");
  const [deep, bright] = stage.roll("nebula").pick(nebulae);
  const angle = stage.roll("nebula at").between(-0.9, 0.9);
  return paintBitmap({ ...stage.area(0.03, 0, stage.height), detail: 0.5 }, grade, (x, y, out) => {
    const u = (x - stage.width / 2) / unit;
    const v = (y - stage.height / 2) / unit;
    const along = u * Math.cos(angle) + v * Math.sin(angle);
    const across = -u * Math.sin(angle) + v * Math.cos(angle);
    const warp = noise.fractal(u * 1.6 + 5, v * 1.6, 4);
    const band = Math.exp(-((across + warp * 0.42) ** 2) / 0.11);
    const gas = smoothstep(-0.25, 0.75, noise.fractal(u * 2.2 + warp, v * 2.2 + warp * 0.6, 6)) * band;
    const dust = smoothstep(0.05, 0.5, noise.ridged(along * 2.4 + 3, across * 3.4 + warp, 4) - 0.25) * band;
    const heat = gas * gas;
    const haze = 0.06 * smoothstep(-0.3, 0.6, stars.fractal(u * 7, v * 7, 3)) * band;
    for (let k = 0; k < 3; k++) {
      const base =
        5 +
        (k === 2 ? 7 : 0) +
        (deep[k] as number) * (gas * 1.15 + 0.1) +
        (bright[k] as number) * heat * 1.25 +
        255 * haze;
      out[k] = base * (1 - dust * 0.55);
    }
  });
}

/** Stars that stand nearer, on nothing. */
function paintStars(stage: Stage, name: string, nearness: number, count: number): Bitmap {
  const points = starMap(stage, name, nearness, count);
  return paintBitmap(stage.area(nearness, 0, stage.height), stage.grade, (x, y, out) => {
    const light = points(x, y);
    out[0] = 232;
    out[1] = 238;
    out[2] = 255;
    out[3] = light < 0.02 ? 0 : Math.min(1, light);
  });
}

function starMap(stage: Stage, name: string, nearness: number, count: number): (x: number, y: number) => number {
  const area = stage.area(nearness, 0, stage.height);
  const roll = stage.roll(name);
  const columns = Math.ceil(area.width) + 2;
  const rows = Math.ceil(area.height) + 2;
  const light = new Float32Array(columns * rows);
  const amount = Math.round((count * area.width * area.height) / (1280 * 720));
  for (let i = 0; i < amount; i++) {
    const [cx, cy] = [roll() * columns, roll() * rows];
    const strength = roll() ** 6;
    const radius = (0.6 + strength * 1.5) * (stage.unit / 720);
    const reach = Math.ceil(radius * 3);
    for (let y = Math.max(0, Math.floor(cy - reach)); y <= Math.min(rows - 1, cy + reach); y++) {
      for (let x = Math.max(0, Math.floor(cx - reach)); x <= Math.min(columns - 1, cx + reach); x++) {
        const d = Math.hypot(x - cx, y - cy) / radius;
        const value = (0.2 + strength) * Math.exp(-d * d) + 0.12 * strength * Math.exp(-d * 0.9);
        light[y * columns + x] = Math.min(1, (light[y * columns + x] as number) + value);
      }
    }
  }
  return (x, y) => light[Math.floor(y - area.y) * columns + Math.floor(x - area.x)] ?? 0;
}

/** A world with weather and a thin bright air, lit from the side; far below, or whole when it is the subject. */
function paintPlanet(stage: Stage, whole: boolean): Bitmap {
  const { width, height, unit, grade } = stage;
  const noise = stage.noise("planet");
  const roll = stage.roll("planet");
  const radius = whole ? unit * 0.31 : unit * 1.25;
  const side = stage.sunX > width / 2 ? 1 : -1;
  const cx = whole ? width * 0.5 : width * 0.5 - side * unit * 0.42;
  const cy = whole ? height * 0.47 : height * 0.72 + radius;
  const blue = whole ? roll() < 0.5 : true;
  const [sea, land] = blue ? [rgb("#12407c"), rgb("#5c6b45")] : [rgb("#8a4a2c"), rgb("#d09a68")];
  const air = blue ? rgb("#8cc4ff") : rgb("#ffc9a0");
  const [lx, ly, lz] = [side * 0.72, -0.5, 0.48];
  return paintBitmap(stage.area(0.28, 0, height), grade, (x, y, out) => {
    const u = (x - cx) / radius;
    const v = (y - cy) / radius;
    const r = Math.hypot(u, v);
    out[3] = 0;
    if (r < 1) {
      const w = Math.sqrt(1 - r * r);
      const lit = Math.max(0, u * lx + v * ly + w * lz);
      const [p, q] = [u / (0.55 + w * 0.5) + 2, v / (0.55 + w * 0.5) + (whole ? 0 : 5)];
      const continents = smoothstep(0.02, 0.16, noise.fractal(p * 1.6, q * 1.6, 6));
      const swirl = noise.fractal(p * 2.2 + 9, q * 2.6, 3);
      const clouds = smoothstep(0.02, 0.4, noise.fractal(p * 3.1 + swirl * 1.3, q * 4 + swirl, 6) + 0.04);
      const ground = mix(mix(sea, land, continents), rgb("#f6f8fb"), clouds * (blue ? 0.88 : 0.35));
      const rim = (1 - w) ** 3;
      const day = lit ** 0.8;
      const towns = blue
        ? (1 - smoothstep(0, 0.16, lit)) *
          continents *
          smoothstep(0.28, 0.6, noise.fractal(p * 14, q * 14, 3)) *
          (1 - clouds)
        : 0;
      for (let k = 0; k < 3; k++) {
        const shaded = (ground[k] as number) * (0.02 + day * 1.12);
        out[k] =
          shaded +
          ((air[k] as number) - shaded) * rim * smoothstep(-0.02, 0.5, lit) * 0.9 +
          (townLight[k] as number) * towns * 0.7;
      }
      out[3] = smoothstep(1, 1 - 1.6 / radius, r);
    }
    const out2 = r - 1;
    if (r >= 1 - 1.6 / radius && out2 < 0.09) {
      const lit = Math.max(0, (u * lx + v * ly) / r + 0.22);
      const glow = Math.exp(-Math.max(0, out2) / (whole ? 0.018 : 0.011)) * Math.min(1, lit * 1.15) * 0.85;
      const a = out[3] as number;
      for (let k = 0; k < 3; k++)
        out[k] = a > 0 ? (out[k] as number) * a + (air[k] as number) * (1 - a) : (air[k] as number);
      out[3] = Math.min(1, a + (1 - a) * glow);
      if ((out[3] as number) < 0.004) out[3] = 0;
    }
  });
}
