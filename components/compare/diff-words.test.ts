import { expect, test } from "vitest";
import { diffWords } from "./diff-words";

const marked = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ text, change }) => ({ same: text, gone: `[-${text.trim()}-]`, new: `{+${text.trim()}+}` })[change])
    .join("|");

test("marks what changed and nothing else", () => {
  expect(marked("a red boat at dawn", "a blue boat at dusk")).toBe("a |[-red-]|{+blue+}| boat at |[-dawn-]|{+dusk+}");
});

test("equal texts have no marks, whatever their spaces and capitals", () => {
  expect(diffWords("A red boat", "a  red boat")).toEqual([{ text: "a  red boat", change: "same" }]);
  expect(diffWords("", "")).toEqual([]);
});

test("all new, all gone", () => {
  expect(marked("", "a boat")).toBe("{+a boat+}");
  expect(marked("a boat", "")).toBe("[-a boat-]");
});

test("words of languages without spaces are told apart", () => {
  const changed = diffWords("夜明けの海を進む赤い船", "夜明けの海を進む青い船").filter(
    ({ change }) => change !== "same",
  );
  expect(changed.map(({ change }) => change)).toEqual(["gone", "new"]);
  expect(changed.map(({ text }) => text).join("").length).toBeLessThan(8);
});

test.each([
  ["one two three four", "zero one three five four"],
  ["x y z", "z y x"],
  ["the the the", "the"],
])("gives both sides back: %s → %s", (before, after) => {
  const parts = diffWords(before, after);
  const side = (hidden: string) => parts.filter(({ change }) => change !== hidden).map(({ text }) => text.trim());
  expect(side("new").join(" ").split(/\s+/)).toEqual(before.split(" "));
  expect(side("gone").join(" ").split(/\s+/)).toEqual(after.split(" "));
});
