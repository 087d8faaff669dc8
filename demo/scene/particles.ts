import type { Frame } from "@/demo/render/frame";
import type { Drawable, Stage } from "@/demo/scene/stage";

type Drop = { x: number; y: number; depth: number; phase: number };

function scatter(stage: Stage, name: string, count: number): Drop[] {
  const roll = stage.roll(name);
  return Array.from({ length: count }, () => ({
    x: roll(),
    y: roll(),
    depth: roll.between(0.35, 1),
    phase: roll() * 6.28,
  }));
}

const wrap = (value: number) => value - Math.floor(value);

/** Rain in three depths: short bright streaks that slant with the wind. */
export function makeRain(stage: Stage): Drawable {
  const { width, height, unit } = stage;
  const drops = scatter(stage, "rain", Math.round((620 * width * height) / (1280 * 720)));
  const wind = stage.roll("rain wind").between(-0.16, 0.16);
  return (frame, { time, view }) => {
    for (const { x, y, depth, phase } of drops) {
      const speed = 1.6 + 1.5 * depth;
      const py = wrap(y + (time * speed * unit) / height + phase) * 1.15 - 0.1;
      const px = wrap(x + (wind * time * speed * unit) / width + (view.x * depth * 0.5 + view.turnX) / width);
      const length = unit * 0.05 * depth;
      streak(frame, px * width, py * height, wind * length, length, 12 + 34 * depth * depth);
    }
  };
}

function streak(frame: Frame, x: number, y: number, dx: number, length: number, light: number): void {
  const { width, height } = frame;
  const steps = Math.max(2, Math.round(length));
  for (let i = 0; i < steps; i++) {
    const row = Math.round(y + i);
    const at = x + (dx * i) / steps;
    const column = Math.floor(at);
    if (row < 0 || row >= height || column < 0 || column >= width - 1) continue;
    const part = at - column;
    const fade = light * Math.sin((Math.PI * (i + 0.5)) / steps);
    const o = row * width + column;
    brighten(frame.y, o, fade * (1 - part));
    brighten(frame.y, o + 1, fade * part);
  }
}

/** Snow that sinks and swings; near flakes are larger and softer. */
export function makeSnow(stage: Stage): Drawable {
  const { width, height, unit } = stage;
  const flakes = scatter(stage, "snow", Math.round((430 * width * height) / (1280 * 720)));
  return (frame, { time, view }) => {
    for (const { x, y, depth, phase } of flakes) {
      const py = wrap(y + (time * (0.05 + 0.1 * depth) * unit) / height) * 1.08 - 0.04;
      const sideways = 0.018 * Math.sin(time * (0.5 + depth) + phase) + time * 0.018 * depth;
      let px = wrap(x + sideways + (view.x * depth * 0.4 + view.turnX) / width);
      // Travelling forward, flakes come apart from the vanishing point.
      const apart = 1 + view.forward * depth;
      px = (px - 0.5) * apart + 0.5;
      const row = (py - 0.5) * apart + 0.5;
      dot(frame, px * width, row * height, unit * (0.0008 + 0.0032 * depth ** 4), 60 + 110 * (1 - depth * 0.45));
    }
  };
}

/** Fireflies, dust or embers: a few slow points of light. */
export function makeMotes(stage: Stage, count: number, light: number): Drawable {
  const { width, height, unit } = stage;
  const motes = scatter(stage, "motes", count);
  return (frame, { time, view }) => {
    for (const { x, y, depth, phase } of motes) {
      const px = x + 0.03 * Math.sin(time * 0.4 + phase) + (view.x * depth) / width;
      const py = y + 0.03 * Math.cos(time * 0.33 + phase * 1.7);
      const glow = light * Math.max(0, 0.5 + 0.5 * Math.sin(time * (0.8 + depth) + phase * 3));
      dot(frame, px * width, py * height, unit * 0.0022 * (0.5 + depth), glow);
    }
  };
}

/** A soft round spot of light. */
function dot(frame: Frame, x: number, y: number, radius: number, light: number): void {
  const { width, height } = frame;
  const reach = Math.ceil(radius * 2 + 1);
  const r = Math.max(0.7, radius);
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(height - 1, y + reach); row++) {
    for (let column = Math.max(0, Math.floor(x) - reach); column <= Math.min(width - 1, x + reach); column++) {
      const d = ((row - y) ** 2 + (column - x) ** 2) / (r * r);
      if (d < 4) brighten(frame.y, row * width + column, light * Math.exp(-d));
    }
  }
}

function brighten(plane: Uint8Array, index: number, by: number): void {
  const value = (plane[index] as number) + by;
  plane[index] = value > 235 ? 235 : value;
}
