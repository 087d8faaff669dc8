import { beforeEach, expect, it } from "vitest";
import type { Draft } from "./draft";
import { forgetRequestIds, requestIdsFor } from "./request-ids";

const draft: Draft = { prompt: "fog", model: "one", size: "1280x720", seconds: 4, count: 2, uploadId: null };

beforeEach(forgetRequestIds);

it("gives one id for each variation, none twice", () => {
  expect(new Set(requestIdsFor({ ...draft, count: 4 })).size).toBe(4);
});

it("repeats the ids of a draft that is sent again", () => {
  expect(requestIdsFor({ ...draft, prompt: " fog " })).toEqual(requestIdsFor(draft));
});

it.each<Partial<Draft>>([
  { prompt: "mist" },
  { size: "720x1280" },
  { seconds: 8 },
  { count: 3 },
  { uploadId: "other" },
])("gives new ids when something else is wished: %o", (change) => {
  const first = requestIdsFor(draft);
  expect(requestIdsFor({ ...draft, ...change })).not.toContain(first[0]);
});

it("takes the same draft for a new wish once the first was accepted", () => {
  const first = requestIdsFor(draft);
  forgetRequestIds();
  expect(requestIdsFor(draft)).not.toContain(first[0]);
});
