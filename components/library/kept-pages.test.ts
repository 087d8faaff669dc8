import { beforeEach, describe, expect, it } from "vitest";
import type { VideoDto } from "@/lib/videos/schemas";
import { insertKept, keepPages, withKeptPages } from "./kept-pages";

const clips = (...ids: string[]) => ids.map((id) => ({ id })) as VideoDto[];
const ids = (page: { videos: VideoDto[] }) => page.videos.map(({ id }) => id).join("");

const source = { videos: clips("a", "b"), next: "after-b" };

describe("kept pages", () => {
  beforeEach(() => keepPages("", { videos: clips("a", "b", "c", "d"), next: "after-d" }, source));

  it("continues a fresh first page with what was loaded after it", () => {
    const page = withKeptPages("", { videos: clips("a", "b"), next: "after-b" });
    expect([ids(page), page.next]).toEqual(["abcd", "after-d"]);
  });

  it("takes the server's word for the first page: new clips come, deleted ones go, none twice", () => {
    expect(ids(withKeptPages("", { videos: clips("new", "b"), next: "after-b" }))).toBe("newbcd");
    expect(ids(withKeptPages("", { videos: clips("d", "b"), next: "after-b" }))).toBe("dbc");
  });

  it("believes itself when the same render is shown again: what was deleted since stays away", () => {
    keepPages("", { videos: clips("a", "c"), next: "after-d" }, source);
    expect(ids(withKeptPages("", source))).toBe("ac");
    expect(ids(withKeptPages("q=fog", source))).toBe("ab");
  });

  it("takes clips back in where they were, however far from the first page", () => {
    const [a, b, c, d] = clips("a", "b", "c", "d").map((clip, at) => ({ ...clip, createdAt: `${9 - at}` }));
    const first = { videos: [a, b] as VideoDto[], next: "after-b" };
    keepPages("", { videos: [a, b, d] as VideoDto[], next: "after-d" }, first);
    insertKept([c] as VideoDto[]);
    expect([ids(withKeptPages("", first)), ids(withKeptPages("", { ...first }))]).toEqual(["abcd", "abcd"]);
    keepPages("sort=oldest", { videos: [d, b] as VideoDto[], next: "after-b" }, first);
    insertKept([c] as VideoDto[]);
    expect(ids(withKeptPages("sort=oldest", first))).toBe("dcb");
  });

  it("keeps nothing under another filter, past a gap, or when the first page is all there is", () => {
    expect(ids(withKeptPages("q=fog", { videos: clips("a", "b"), next: "after-b" }))).toBe("ab");
    expect(ids(withKeptPages("", { videos: clips("x", "y"), next: "after-y" }))).toBe("xy");
    expect(ids(withKeptPages("", { videos: clips("a", "b"), next: null }))).toBe("ab");
  });
});
