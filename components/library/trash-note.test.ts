import { expect, it } from "vitest";
import type { VideoDto } from "@/lib/videos/schemas";
import { trashNote } from "./trash-note";

const now = Date.parse("2026-11-20T12:00:00Z");
const note = (deletedAt: string | null) => trashNote({ deletedAt } as VideoDto, 30, now);

it("says how long the trash keeps a clip", () => {
  expect(note("2026-11-20T11:59:00Z")).toBe("30 days left");
  expect(note("2026-10-21T18:00:00Z")).toBe("1 day left");
  expect(note("2026-10-01T00:00:00Z")).toBe("Removed soon");
  expect(note(null)).toBeUndefined();
});
