import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { violations } from "@/demo/testing/contract";
import { rowToVideo } from "./to-video";

type Row = Parameters<typeof rowToVideo>[0];

const row = {
  id: "019a9c3e-0000-7000-8000-000000000001",
  model: "demo-1",
  status: "queued",
  progress: 0,
  prompt: "A red kite",
  size: "720x1280",
  seconds: 4,
  parentId: null,
  errorCode: null,
  engineCode: null,
  createdAt: new Date(1_790_000_000_900),
  completedAt: null,
} as Row;

beforeAll(() => {
  vi.useFakeTimers({ now: 1_790_000_030_000, toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

test.each<[Partial<Row>, string, number, string | null]>([
  [{ status: "queued" }, "queued", 0, null],
  [{ status: "starting" }, "queued", 0, null],
  [{ status: "running", progress: 41 }, "in_progress", 41, null],
  [{ status: "running", model: "gone", acceptedAt: new Date(1_790_000_000_000) }, "in_progress", 25, null],
  [{ status: "running", model: "gone", acceptedAt: new Date(1_789_990_000_000) }, "in_progress", 97, null],
  [{ status: "copying", progress: 100 }, "in_progress", 99, null],
  [{ status: "uncertain" }, "in_progress", 0, null],
  [{ status: "uncertain", errorCode: "start_unconfirmed" }, "failed", 0, "start_unconfirmed"],
  [{ status: "failed", errorCode: "start_unconfirmed" }, "failed", 0, "start_unconfirmed"],
  [{ status: "failed", errorCode: "moderation_blocked", progress: 30 }, "failed", 30, "moderation_blocked"],
  [{ status: "failed", errorCode: null }, "failed", 0, "engine_failed"],
  [{ status: "canceled" }, "failed", 0, "canceled"],
  [{ status: "completed", progress: 100, completedAt: new Date(1_790_000_060_000) }, "completed", 100, null],
])("%j reads %s", (changes, status, progress, code) => {
  const video = rowToVideo({ ...row, ...changes });
  expect(violations("VideoResource", video)).toEqual([]);
  expect(video).toMatchObject({ status, progress, created_at: 1_790_000_000, expires_at: null, seconds: "4" });
  expect(video.error?.code ?? null).toBe(code);
  expect(video.completed_at).toBe(status === "completed" ? 1_790_000_060 : null);
});
