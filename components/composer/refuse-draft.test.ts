import { expect, it } from "vitest";
import type { ModelDto } from "@/lib/videos/schemas";
import type { Draft } from "./draft";
import { overBudget, refuseDraft } from "./refuse-draft";

const draft: Draft = { prompt: "fog", model: "one", size: "1280x720", seconds: 8, count: 1, uploadId: null };
const model = { label: "One", maxPrompt: 20, image: false, pricePerSecond: { "*": 100_000 } } as unknown as ModelDto;
const noLimit = { limitMicros: null, usedMicros: 5_000_000 };
const refusal = (change: Partial<Draft>) => refuseDraft({ ...draft, ...change }, model, noLimit);

it("lets a good draft through", () => {
  expect(refusal({})).toBeNull();
  expect(refusal({ prompt: `  ${"x".repeat(20)}  ` })).toBeNull();
});

it("names the field that is in the way", () => {
  expect(refusal({ prompt: " \n " })).toMatchObject({ field: "prompt" });
  expect(refusal({ prompt: "x".repeat(21) })).toMatchObject({
    field: "prompt",
    message: expect.stringMatching(/at most 20/),
  });
  expect(refusal({ uploadId: "a" })).toMatchObject({
    field: "uploadId",
    message: expect.stringMatching(/^One cannot/),
  });
});

it("counts every variation against what is left", () => {
  const budget = { limitMicros: 2_000_000, usedMicros: 400_000 };
  expect(overBudget({ ...draft, count: 2 }, model, budget)).toBeNull();
  expect(overBudget({ ...draft, count: 3 }, model, budget)).toMatchObject({
    message: expect.stringMatching(/^This is \$0\.80 more/),
  });
});
