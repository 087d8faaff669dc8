import { describe, expect, it } from "vitest";
import { describeFailure } from "@/lib/videos/failure-words";
import { isFinal, type VideoStatus, videoStatuses } from "@/lib/videos/lifecycle";
import type { VideoDto } from "@/lib/videos/schemas";
import { nextStepOf } from "./next-step";

const clip = (status: VideoStatus, part: Partial<VideoDto> = {}) =>
  ({ status, failure: null, deletedAt: null, ...part }) as VideoDto;

const failed = (errorCode: string | null, status: VideoStatus = "failed") =>
  clip(status, { failure: describeFailure({ status, errorCode, engineCode: null }) });

describe("nextStepOf", () => {
  it.each([
    ["engine_failed", "retry", "Try again"],
    ["something new", "retry", "Try again"],
    [null, "retry", "Try again"],
    ["copy_failed", "retry_copy", "Fetch again"],
    ["moderation_blocked", "edit_prompt", "Edit prompt"],
  ])("after %s offers %s", (errorCode, step, label) => {
    expect(nextStepOf(failed(errorCode))).toEqual({ step, label });
  });

  it("offers nothing where nothing helps", () => {
    for (const code of ["source_gone", "image_gone"]) expect(nextStepOf(failed(code))).toBeNull();
  });

  it("lets an unconfirmed start be tried again or dismissed, once the search for it is over", () => {
    expect(nextStepOf(failed("start_unconfirmed", "uncertain"))).toMatchObject({ step: "retry", canDismiss: true });
    expect(nextStepOf(failed(null, "uncertain"))).toBeNull();
  });

  it("without words about it, tries again what stopped and nothing else", () => {
    for (const status of videoStatuses) {
      const stopped = isFinal(status) && status !== "completed";
      expect([status, nextStepOf(clip(status))?.step]).toEqual([status, stopped ? "retry" : undefined]);
    }
  });

  it("offers nothing in the trash, where a new start would be paid for unseen", () => {
    expect(nextStepOf({ ...failed("engine_failed"), deletedAt: "2026-11-20T00:00:00Z" })).toBeNull();
  });
});
