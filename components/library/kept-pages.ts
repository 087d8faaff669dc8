import type { GalleryPage, VideoDto } from "@/lib/videos/schemas";
import { insertClips } from "./edit-clips";

// The pages scrolled to, kept while the tab lives: going back from a clip finds the library as long as it was left.
let kept: (GalleryPage & { query: string; source: object }) | null = null;

/** `source` is the server's render that these pages grew from. */
export function keepPages(query: string, { videos, next }: GalleryPage, source: object) {
  kept = { query, videos, next, source };
}

/** The clip was put into the trash on its own page, from which one goes back to the library as it was left. */
export function dropKept(id: string) {
  if (kept) kept.videos = kept.videos.filter((video) => video.id !== id);
}

/** Clips came back from the trash while the library they were in was left, or was not yet told. */
export function insertKept(videos: VideoDto[]) {
  if (kept) kept.videos = insertClips(kept.videos, videos, kept.query.includes("sort=oldest"));
}

/** The clip as its own page shows it now: going back from there finds its card the same. */
export function replaceKept(video: VideoDto) {
  if (kept) kept.videos = kept.videos.map((clip) => (clip.id === video.id ? video : clip));
}

/** The server's first page, continued by what was loaded after it under the same filter. */
export function withKeptPages<Page extends GalleryPage>(query: string, first: Page): Page {
  if (!kept || kept.query !== query) return first;
  // The router shows the same render again: what happened since is newer.
  if (kept.source === first) return { ...first, videos: kept.videos, next: kept.next };
  const last = first.videos.at(-1);
  const end = last ? kept.videos.findIndex(({ id }) => id === last.id) : -1;
  if (!first.next || end < 0) return first;
  const there = new Set(first.videos.map(({ id }) => id));
  const rest = kept.videos.slice(end + 1).filter(({ id }) => !there.has(id));
  return rest.length > 0 ? { ...first, videos: [...first.videos, ...rest], next: kept.next } : first;
}
