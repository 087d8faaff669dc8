import { expect, test } from "vitest";
import { formatTimecode, frameAt, lastFrame, rateFromInterval, timeOfFrame } from "./frames";

test.each([24, 23.976, 29.97, 30])("stepping at %d frames a second meets every frame once", (rate) => {
  for (let frame = 0; frame < 2000; frame++) expect(frameAt(timeOfFrame(frame, rate), rate)).toBe(frame);
});

test("a frame's own time stamp belongs to it, also when rounded to microseconds", () => {
  for (let frame = 0; frame < 500; frame++) expect(frameAt(Math.floor((frame / 24) * 1e6) / 1e6, 24)).toBe(frame);
});

test("timecode counts frames within the second", () => {
  expect(formatTimecode(0, 24)).toBe("0:00.00");
  expect(formatTimecode(timeOfFrame(23, 24), 24)).toBe("0:00.23");
  expect(formatTimecode(timeOfFrame(24, 24), 24)).toBe("0:01.00");
  expect(formatTimecode(61.5, 24)).toBe("1:01.12");
  expect(formatTimecode(timeOfFrame(24, 23.976), 23.976)).toBe("0:01.00");
});

test("the last frame of a clip", () => {
  expect(lastFrame(8, 24)).toBe(191);
  expect(lastFrame(0, 24)).toBe(0);
});

test("measured intervals become usual rates, or nothing", () => {
  expect(rateFromInterval(0.041708)).toBe(23.976);
  expect(rateFromInterval(0.041667)).toBe(24);
  expect(rateFromInterval(0.0333)).toBe(30);
  expect(rateFromInterval(0.2)).toBeNull();
});
