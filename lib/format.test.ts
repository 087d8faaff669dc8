import { describe, expect, it } from "vitest";
import { formatBytes, formatClock, formatMoney, formatWait } from "./format";

describe("format", () => {
  it.each([
    [800_000, "$0.80"],
    [12_345_678, "$12.35"],
    [4_000, "$0.004"],
    [0, "$0.00"],
  ])("writes %d micro-dollars as %s", (micros, text) => expect(formatMoney(micros)).toBe(text));

  it("drops empty cents on request", () => {
    expect(formatMoney(20_000_000, "short")).toBe("$20");
    expect(formatMoney(20_500_000, "short")).toBe("$20.50");
  });

  it.each([
    [38, "0:38"],
    [725, "12:05"],
    [3725, "1:02:05"],
    [-1, "0:00"],
    [59.6, "1:00"],
  ])("writes %d seconds as %s", (seconds, text) => expect(formatClock(seconds)).toBe(text));

  it.each([
    [10, "under a minute"],
    [50, "1 min"],
    [600, "10 min"],
    [7200, "2 h"],
  ])("says %d seconds as %s", (seconds, text) => expect(formatWait(seconds)).toBe(text));

  it.each([
    [999, "999 B"],
    [812_300, "812 KB"],
    [4_100_000, "4.1 MB"],
    [2_000_000_000, "2.0 GB"],
  ])("writes %d bytes as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
