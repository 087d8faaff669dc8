import { describe, expect, it } from "vitest";
import type { VideoDto } from "@/lib/videos/schemas";
import { editClips, insertClips, removeClips } from "./edit-clips";

const clip = (id: string, part: Partial<VideoDto> = {}) =>
  ({ id, createdAt: `2026-01-0${id}`, favorite: false, title: "old", tags: [], ...part }) as unknown as VideoDto;
const ids = (videos: VideoDto[]) => videos.map(({ id }) => id).join("");

describe("changes before the server agrees", () => {
  it("are taken back field by field, leaving what came since", () => {
    const { videos, undo } = editClips([clip("2"), clip("1")], new Set(["1"]), (video) => ({
      ...video,
      favorite: true,
      title: "new",
    }));
    expect(videos.map(({ favorite }) => favorite)).toEqual([false, true]);
    const since = videos.map((video) => (video.id === "1" ? { ...video, title: "newer", progress: 7 } : video));
    expect(undo(since)[1]).toMatchObject({ favorite: false, title: "newer", progress: 7 });
  });

  it("bring removed clips back to their places, also when others came or went", () => {
    const { videos, undo } = removeClips([clip("4"), clip("3"), clip("2"), clip("1")], new Set(["3", "1"]), false);
    expect(ids(videos)).toBe("42");
    expect(ids(undo([clip("5"), ...videos]))).toBe("54321");
    expect(ids(undo([clip("2"), clip("3")]))).toBe("321");
  });

  it("insert in the gallery's order, once", () => {
    expect(ids(insertClips([clip("1"), clip("3")], [clip("2"), clip("3")], true))).toBe("123");
    const list = [clip("1")];
    expect(insertClips(list, [clip("1")], true)).toBe(list);
  });
});
