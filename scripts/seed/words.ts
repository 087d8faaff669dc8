import type { Size } from "@/demo/catalog";

/** A clip that is really drawn; many rows of the seeded library share its files. */
export interface Shot {
  name: string;
  prompt: string;
  size: Size;
  seconds: 4 | 8;
  tags: readonly string[];
}

const shot = (name: string, size: Size, prompt: string, tags: string[], seconds: 4 | 8 = 4): Shot => ({
  name,
  prompt,
  size,
  seconds,
  tags,
});

const wide = "1280x720";
const tall = "720x1280";
const square = "720x720";

export const shots: readonly Shot[] = [
  shot("lighthouse", wide, "A lighthouse on a cliff at dusk, waves below", ["sea", "dusk"]),
  shot("neon", tall, "Night city in the rain, neon on wet streets", ["city", "night"]),
  shot("fog-forest", wide, "A quiet forest in morning fog, birds far away", ["forest", "morning"]),
  shot("dunes", wide, "Desert dunes at noon, heat over the sand", ["desert"]),
  shot("sailboat", square, "A red sailboat on a calm sea at sunrise", ["sea", "morning"]),
  shot("peaks", wide, "Snowy mountains under a clear blue sky", ["mountains"]),
  shot("meadow", tall, "A field of tall grass and poppies in the afternoon sun", ["field"]),
  shot("orbit", wide, "A planet with rings seen from a drifting ship in space", ["space"]),
  shot("skyline", wide, "A city skyline at golden hour, windows lighting up", ["city", "dusk"], 8),
  shot("storm", wide, "A stormy sea at night, lightning over the horizon", ["sea", "night"]),
  shot("lake", tall, "A mountain lake at dawn, mist over the water", ["mountains", "morning"]),
  shot("autumn", square, "An autumn forest, leaves falling through low sun", ["forest"]),
  shot("canyon", tall, "A desert canyon at sunset, long shadows", ["desert", "dusk"]),
  shot("rain-street", wide, "An empty street in heavy rain, one lamp still on", ["city", "night"]),
  shot("nebula", square, "A nebula in deep space, violet and gold", ["space"]),
  shot("balloon", wide, "A hot air balloon over green fields in the morning", ["field", "morning"], 8),
  shot("snowfall", tall, "Snow falling in a pine forest at night", ["forest", "night"]),
  shot("gulls", wide, "Gulls above a harbour on a windy day", ["sea"]),
  shot("wheat", wide, "Wheat moving in the wind under storm clouds", ["field"]),
  shot("moonrise", tall, "The moon rising over a quiet sea", ["sea", "night"]),
];

export const cameras = [
  "slow push in",
  "handheld",
  "camera pans right",
  "static, wide",
  "crane up",
  "tracking left, 35 mm",
  "locked off, 85 mm",
  "dolly out",
  "low angle",
  "drone rising",
];

export const looks = [
  "soft contrast",
  "fine grain, kodak tones",
  "high key",
  "muted palette",
  "deep blacks",
  "warm practical light",
  "anamorphic flare",
  "overcast, even light",
];

export const changes = [
  "but warmer",
  "again, slower",
  "at night",
  "in heavy rain",
  "with more fog",
  "from further away",
];

/** What people write when they mean every word. */
export const longPrompt =
  " Begin on a close detail held for a full second, then reveal the whole place in one unbroken move. Keep the horizon level and a third from the bottom. The light comes from the left and falls off quickly; nothing in the frame is pure white. Wind moves what can be moved, and nothing else does. Sound: distant, wide, a little muffled, as if heard from indoors. No people, no text, no cuts.";

export const labels = ["trailer", "b-roll", "client", "approved", "retake", "opening", "texture", "night"];

export const collections = [
  "Trailer",
  "Opening titles",
  "B-roll",
  "Night scenes",
  "For the client",
  "Textures",
  "Maybe",
];

export const failures = [
  "moderation_blocked",
  "engine_failed",
  "timed_out",
  "copy_failed",
  "engine_quota",
  "engine_lost",
];
