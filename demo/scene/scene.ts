/** The words a scene is made of. Each list is also the vocabulary of `parse-prompt.ts`. */
export const settings = ["sea", "lake", "mountains", "city", "forest", "desert", "field", "space"] as const;
export const times = ["dawn", "noon", "golden", "night"] as const;
export const weathers = ["clear", "clouds", "rain", "snow", "fog"] as const;
export const cameras = [
  "drift",
  "pan-left",
  "pan-right",
  "push-in",
  "pull-out",
  "orbit",
  "tilt-up",
  "tilt-down",
  "handheld",
] as const;
export const subjects = [
  "lighthouse",
  "boat",
  "bird",
  "balloon",
  "car",
  "figure",
  "dog",
  "moon",
  "astronaut",
  "whale",
  "cabin",
  "train",
  "tree",
  "planet",
] as const;
export const looks = ["natural", "warm", "cool", "noir", "neon"] as const;

export type Setting = (typeof settings)[number];
export type Time = (typeof times)[number];
export type Weather = (typeof weathers)[number];
export type Camera = (typeof cameras)[number];
export type Subject = (typeof subjects)[number];
export type Look = (typeof looks)[number];

/** What the renderer draws: a pure description, stored with the job. */
export type Scene = {
  /** Decides every shape the words leave open. */
  seed: number;
  setting: Setting;
  time: Time;
  weather: Weather;
  camera: Camera;
  look: Look;
  subjects: Subject[];
  /** Colour word for the subject, as `#rrggbb`. */
  accent: string | null;
};
