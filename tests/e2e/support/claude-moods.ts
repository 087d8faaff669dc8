import type { Behaviour } from "../../fakes/anthropic";

// The fake Claude of a browser run answers by a word of the prompt.

export const rewrite = "A slow push-in on a 35 mm lens, low sun from the left; waves and distant gulls.";

const pieces = ["A slow push-in", " on a 35 mm lens,", " low sun from the left;", " waves and distant gulls."];

const moods: Record<string, Behaviour> = {
  unhurried: { kind: "stream", pieces, pauseMs: 700 },
  improper: { kind: "stream", pieces: pieces.slice(0, 1), stopReason: "refusal" },
  crowded: { kind: "error", status: 529, type: "overloaded_error" },
  broken: { kind: "stream", pieces: pieces.slice(0, 2), cut: "reset" },
  silent: { kind: "stall", pieces: pieces.slice(0, 2) },
};

export function moodOf(message: string): Behaviour {
  const word = Object.keys(moods).find((mood) => message.includes(mood));
  return (word && moods[word]) || { kind: "stream", pieces };
}
