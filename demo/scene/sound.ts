import type { Shot } from "@/demo/job";
import { hashText, random } from "@/demo/scene/random";
import type { Scene } from "@/demo/scene/scene";

export const sampleRate = 48_000;

/** One voice of a scene: called once per sample and channel, gives −1 to 1. */
type Voice = (time: number, channel: 0 | 1) => number;

/** Seconds over which one shot's sound gives way to the next. */
const overlap = 1;

/** The ambient sound of a whole clip, made from its scenes: interleaved stereo with soft ends. */
export function soundOf(shots: Shot[]): Float32Array {
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const data = new Float32Array(seconds * sampleRate * 2);
  let start = 0;
  for (const [i, shot] of shots.entries()) {
    const before = shots[i - 1];
    const same = before && JSON.stringify(before.scene) === JSON.stringify(shot.scene);
    let end = start + shot.seconds;
    if (!same) {
      // One run of voices for all shots that share the scene, so that nothing restarts between them.
      for (let j = i + 1; j < shots.length && JSON.stringify(shots[j]?.scene) === JSON.stringify(shot.scene); j++) {
        end += shots[j]?.seconds ?? 0;
      }
      addScene(data, shot.scene, start, Math.min(seconds, end + overlap), end < seconds);
    }
    start += shot.seconds;
  }
  const fade = 0.25 * sampleRate;
  const frames = seconds * sampleRate;
  for (let i = 0; i < frames; i++) {
    const edge = Math.min(1, i / fade, (frames - 1 - i) / fade);
    for (let c = 0; c < 2; c++) data[2 * i + c] = Math.tanh((data[2 * i + c] as number) * 1.15) * edge * 0.85;
  }
  return data;
}

function addScene(data: Float32Array, scene: Scene, from: number, to: number, fadeOut: boolean): void {
  const voices = voicesOf(scene);
  const count = Math.round((to - from) * sampleRate);
  const offset = Math.round(from * sampleRate);
  const fade = overlap * sampleRate;
  for (let i = 0; i < count; i++) {
    const rise = from > 0 ? Math.min(1, i / fade) : 1;
    const fall = fadeOut ? Math.min(1, (count - i) / fade) : 1;
    const time = from + i / sampleRate;
    for (const c of [0, 1] as const) {
      let sum = 0;
      for (const voice of voices) sum += voice(time, c);
      const o = (offset + i) * 2 + c;
      if (o < data.length) data[o] = (data[o] as number) + sum * rise * fall;
    }
  }
}

function voicesOf(scene: Scene): Voice[] {
  const dice = (name: string) => random(scene.seed ^ hashText(name));
  const voices: Voice[] = [pad(dice("pad"), scene)];
  const { setting, weather, time } = scene;
  if (setting === "sea") voices.push(surf(dice("surf"), 0.5));
  if (setting === "lake") voices.push(surf(dice("surf"), 0.16));
  if (setting === "mountains" || setting === "desert") voices.push(wind(dice("wind"), 0.34));
  if (setting === "field" || setting === "forest") voices.push(wind(dice("wind"), 0.15));
  if (setting === "city") voices.push(hum(dice("hum"), 0.4));
  if (setting === "space") voices.push(hum(dice("hum"), 0.16));
  if (weather === "rain") voices.push(rain(dice("rain"), 0.3));
  if (weather === "snow" || weather === "fog") voices.push(wind(dice("weather wind"), 0.18));
  const wild = setting === "forest" || setting === "field" || setting === "lake";
  if (wild && time === "night") voices.push(crickets(dice("crickets"), 0.05));
  if (wild && time !== "night" && weather !== "rain") voices.push(birdsong(dice("birdsong"), 0.07));
  if (setting === "sea" && weather !== "rain" && time !== "night") voices.push(gulls(dice("gulls"), 0.035));
  return voices;
}

/** Noise through two one-pole filters, per channel: what lies between `low` and `high` hertz. */
function band(roll: () => number, low: number, high: number): Voice {
  const a = 1 - Math.exp((-2 * Math.PI * high) / sampleRate);
  const b = 1 - Math.exp((-2 * Math.PI * low) / sampleRate);
  const upper = [0, 0];
  const lower = [0, 0];
  return (_, c) => {
    upper[c] = (upper[c] as number) + a * (roll() * 2 - 1 - (upper[c] as number));
    lower[c] = (lower[c] as number) + b * ((upper[c] as number) - (lower[c] as number));
    return (upper[c] as number) - (lower[c] as number);
  };
}

/** Waves: a low roar that swells, and a hiss that follows it up the beach. */
function surf(roll: ReturnType<typeof random>, level: number): Voice {
  const roar = band(roll, 40, 420);
  const hiss = band(roll, 900, 5200);
  const [p, q] = [roll() * 6.28, roll() * 6.28];
  return (time, c) => {
    const swell = 0.5 + 0.5 * Math.sin(time * 0.84 + p + c * 0.35);
    const second = 0.5 + 0.5 * Math.sin(time * 0.53 + q);
    return level * (roar(time, c) * (0.9 + 1.5 * swell) + hiss(time, c) * 0.55 * (swell ** 3 + 0.4 * second ** 4));
  };
}

/** Gusts: noise whose colour and strength wander. */
function wind(roll: ReturnType<typeof random>, level: number): Voice {
  const low = band(roll, 60, 380);
  const whistle = band(roll, 380, 900);
  const [p, q] = [roll() * 6.28, roll() * 6.28];
  return (time, c) => {
    const gust = 0.55 + 0.3 * Math.sin(time * 0.47 + p + c * 0.5) + 0.15 * Math.sin(time * 1.31 + q);
    return level * (low(time, c) * 2 * gust + whistle(time, c) * 0.9 * gust ** 3);
  };
}

/** Rain: a bright wash and single drops close by. */
function rain(roll: ReturnType<typeof random>, level: number): Voice {
  const wash = band(roll, 1200, 9000);
  const body = band(roll, 250, 1400);
  const ring = [0, 0];
  return (time, c) => {
    if (roll() < 0.0011) ring[c] = roll.between(0.2, 0.9);
    ring[c] = (ring[c] as number) * 0.9965;
    const drop = (ring[c] as number) * (roll() * 2 - 1) * 0.22;
    return level * (wash(time, c) * 0.75 + body(time, c) * 0.5 + drop);
  };
}

/** A town or a ship's hull: deep, even, far. */
function hum(roll: ReturnType<typeof random>, level: number): Voice {
  const traffic = band(roll, 35, 190);
  const air = band(roll, 300, 1100);
  const p = roll() * 6.28;
  return (time, c) => level * (traffic(time, c) * (1.9 + 0.5 * Math.sin(time * 0.6 + p + c)) + air(time, c) * 0.16);
}

const chords = {
  bright: [0, 7, 12, 16, 19],
  calm: [0, 7, 12, 14, 19],
  dark: [0, 7, 12, 15, 22],
};

/** A chord that breathes under everything. */
function pad(roll: ReturnType<typeof random>, scene: Scene): Voice {
  const root = 55 * 2 ** (roll.pick([0, 2, 3, 5, 7]) / 12) * (scene.setting === "space" ? 1 : 2);
  const chord =
    scene.time === "night" || scene.weather === "rain"
      ? chords.dark
      : scene.time === "noon"
        ? chords.bright
        : chords.calm;
  const tones = chord.map((step, i) => ({
    frequency: root * 2 ** (step / 12),
    level: 0.05 / (1 + i * 0.35),
    phase: roll() * 6.28,
    slow: roll.between(0.11, 0.29),
  }));
  const level = scene.setting === "space" ? 1.35 : 0.62;
  return (time, c) => {
    let sum = 0;
    for (const { frequency, level: part, phase, slow } of tones) {
      const breath = 0.6 + 0.4 * Math.sin(time * slow * 6.28 + phase + c);
      const detune = c === 0 ? 1 : 1.0016;
      sum += part * breath * Math.sin(6.283_185 * frequency * detune * time + phase);
    }
    return level * sum * Math.min(1, time / 1.5);
  };
}

function crickets(roll: ReturnType<typeof random>, level: number): Voice {
  const pitch = roll.between(4100, 4700);
  return (time, c) => {
    const chirp = Math.max(0, Math.sin(time * 6.28 * (2.1 + c * 0.13))) ** 4;
    const trill = 0.5 + 0.5 * Math.sin(time * 6.28 * 31);
    return level * chirp * trill * Math.sin(6.283_185 * (pitch + c * 180) * time) * (c === 0 ? 0.8 : 1);
  };
}

/** A few birds that answer each other: short falling and rising whistles. */
function birdsong(roll: ReturnType<typeof random>, level: number): Voice {
  const calls = Array.from({ length: 40 }, () => ({
    at: roll() * 60,
    pitch: roll.between(2400, 4200),
    bend: roll.between(-900, 900),
    length: roll.between(0.06, 0.16),
    side: roll(),
  }));
  return sung(calls, level);
}

function gulls(roll: ReturnType<typeof random>, level: number): Voice {
  const calls = Array.from({ length: 9 }, () => ({
    at: roll() * 60,
    pitch: roll.between(1050, 1400),
    bend: -420,
    length: roll.between(0.3, 0.5),
    side: roll(),
  }));
  return sung(calls, level);
}

type Call = { at: number; pitch: number; bend: number; length: number; side: number };

function sung(calls: Call[], level: number): Voice {
  return (time, c) => {
    let sum = 0;
    for (const { at, pitch, bend, length, side } of calls) {
      const t = (time % 60) - at;
      if (t < 0 || t > length * 3.4) continue;
      // Each call is sung three times.
      const local = t % (length * 1.15);
      if (local > length) continue;
      const x = local / length;
      const tone = Math.sin(6.283_185 * (pitch * local + (bend * local * x) / 2));
      sum += tone * Math.sin(Math.PI * x) ** 2 * (c === 0 ? 1 - side : side);
    }
    return level * sum;
  };
}
