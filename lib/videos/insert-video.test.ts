import { expect, it } from "vitest";
import { titleOf } from "./insert-video";

it.each([
  ["a lighthouse on a cliff at golden hour, waves", "A lighthouse on a cliff at golden hour"],
  ["  neon\n city  ", "Neon city"],
  ["...", "..."],
  ["über den Wolken; Morgen", "Über den Wolken"],
  [
    "a very long description of a very long shot that never comes to an end",
    "A very long description of a very long shot…",
  ],
  ["🎬 a slate", "🎬 a slate"],
])("%j is titled %j", (prompt, title) => expect(titleOf(prompt)).toBe(title));
