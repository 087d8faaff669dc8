import { expect, it } from "vitest";
import { canMove, isCancelable, isFinal, liveStatuses, videoStatuses } from "./lifecycle";

it("never leaves a completed video", () => {
  expect(videoStatuses.filter((to) => canMove("completed", to))).toEqual([]);
});

it("reaches a paid start only through starting, and only from queued", () => {
  expect(videoStatuses.filter((from) => canMove(from, "starting"))).toEqual(["queued"]);
  expect(videoStatuses.filter((from) => canMove(from, "running")).sort()).toEqual(["starting", "uncertain"]);
});

it("completes only what was copied", () => {
  expect(videoStatuses.filter((from) => canMove(from, "completed"))).toEqual(["copying"]);
});

it("offers to cancel only what can still be canceled", () => {
  const offered = videoStatuses.filter(isCancelable);
  expect(offered).toEqual(["queued", "starting", "running"]);
  expect(offered.filter((from) => !canMove(from, "canceled"))).toEqual([]);
});

it("can end every live state", () => {
  for (const status of liveStatuses) {
    expect(isFinal(status)).toBe(false);
    expect(videoStatuses.some((to) => isFinal(to) && canMove(status, to))).toBe(true);
  }
});
