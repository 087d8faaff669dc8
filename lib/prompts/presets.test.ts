import { expect, test } from "vitest";
import { addPreset, cameraPresets, stylePresets } from "./presets";

const [preset] = cameraPresets;

test("a preset reads as the next sentence, once", () => {
  if (!preset) throw new Error("no presets");
  expect(addPreset("", preset)).toBe(preset.text);
  expect(addPreset("a boat at sea ", preset)).toBe(`a boat at sea. ${preset.text}`);
  expect(addPreset("A boat at sea.", preset)).toBe(`A boat at sea. ${preset.text}`);
  expect(addPreset(`A boat. ${preset.text}`, preset)).toBe(`A boat. ${preset.text}`);
});

test("every preset has its own name and whole sentences", () => {
  const presets = [...stylePresets, ...cameraPresets];
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  for (const { text } of presets) expect(text).toMatch(/^[A-Z].+\.$/);
});
