import { expect, test } from "vitest";
import { cameraPresets, findWords, stylePresets, toInsert } from "./presets";

const words = "The camera stands still.";
/** The prompt with the words at the cursor, which is where the "|" stands. */
const inserted = (prompt: string) => {
  const at = prompt.indexOf("|");
  const text = prompt.replace("|", "");
  return text.slice(0, at) + toInsert(text, at, words) + text.slice(at);
};

test.each([
  ["|", words],
  ["a boat at sea|", `a boat at sea. ${words}`],
  ["A boat at sea.|", `A boat at sea. ${words}`],
  ["A boat at sea. |", `A boat at sea. ${words}`],
  ["|A boat.", `${words} A boat.`],
  ["A boat.| A gull.", `A boat. ${words} A gull.`],
  ["A boat\n|", `A boat\n${words}`],
  ["a red| boat", `a red ${words} boat`],
])("words inserted in %j read on", (prompt, result) => expect(inserted(prompt)).toBe(result));

test("words that stand in a prompt are found with the space before them", () => {
  const cut = (prompt: string) => {
    const found = findWords(prompt, words);
    return found && prompt.slice(0, found[0]) + prompt.slice(found[1]);
  };
  expect(cut(`A boat. ${words} A gull.`)).toBe("A boat. A gull.");
  expect(cut(words)).toBe("");
  expect(cut("A boat.")).toBeNull();
});

test("every preset has its own name and whole sentences", () => {
  const presets = [...stylePresets, ...cameraPresets];
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  for (const { text } of presets) expect(text).toMatch(/^[A-Z].+\.$/);
});
