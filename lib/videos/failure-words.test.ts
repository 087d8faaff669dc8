import { expect, test } from "vitest";
import { describeWait } from "./failure-words";

const busy = "The engine is busy. We keep trying.";
const away = "The engine cannot be reached. We keep trying.";

test.each([
  ["429", busy],
  ["rate_limit_exceeded", busy],
  ["RESOURCE_EXHAUSTED", busy],
  ["Throttling.RateQuota", busy],
  ["ECONNREFUSED", away],
  ["UND_ERR_CONNECT_TIMEOUT", away],
  [null, away],
])("a start put off with the code %s: %s", (engineCode, words) => {
  expect(describeWait({ status: "queued", tries: 1, engineCode })).toBe(words);
});
