import type { GalleryPage } from "@/lib/videos/schemas";

// The pages scrolled to, kept while the tab lives: going back from a clip finds the library as long as it was left.
let kept: (GalleryPage & { query: string }) | null = null;

export function keepPages(query: string, { videos, next }: GalleryPage) {
  kept = { query, videos, next };
}

/** The server's fresh first page, continued by what was loaded after it under the same filter. */
export function withKeptPages<Page extends GalleryPage>(query: string, first: Page): Page {
  const last = first.videos.at(-1);
  const end = kept?.query === query && last ? kept.videos.findIndex(({ id }) => id === last.id) : -1;
  if (!kept || !first.next || end < 0) return first;
  const there = new Set(first.videos.map(({ id }) => id));
  const rest = kept.videos.slice(end + 1).filter(({ id }) => !there.has(id));
  return rest.length > 0 ? { ...first, videos: [...first.videos, ...rest], next: kept.next } : first;
}
