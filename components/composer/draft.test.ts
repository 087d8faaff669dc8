import { describe, expect, it } from "vitest";
import type { ModelDto } from "@/lib/videos/schemas";
import { fitDraft } from "./draft";

const models = [
  { id: "one", sizes: ["1280x720", "720x1280"], seconds: [4, 8] },
  { id: "two", sizes: ["1920x1080"], seconds: [5] },
] as ModelDto[];

describe("fitDraft", () => {
  it("begins with the first model's first size and length", () => {
    expect(fitDraft({}, models)).toEqual({
      prompt: "",
      model: "one",
      size: "1280x720",
      seconds: 4,
      count: 1,
      uploadId: null,
    });
  });

  it("keeps what the model can make", () => {
    const draft = { prompt: "fog", model: "one", size: "720x1280", seconds: 8, count: 3, uploadId: "an-upload" };
    expect(fitDraft(draft, models)).toEqual(draft);
  });

  it("replaces what it cannot: a gone model, another model's size, a broken count", () => {
    expect(fitDraft({ model: "gone", size: "720x1280" }, models)).toMatchObject({ model: "one", size: "720x1280" });
    expect(fitDraft({ model: "two", size: "720x1280", seconds: 8 }, models)).toMatchObject({
      size: "1920x1080",
      seconds: 5,
    });
    expect(fitDraft({ count: 99, prompt: 7 as unknown as string }, models)).toMatchObject({ count: 1, prompt: "" });
  });
});
