import { useMemo, useRef, useState } from "react";
import { type Address, clipPath } from "@/components/library/gallery-address";
import { useGridKeys } from "@/components/library/use-grid-keys";
import { useJustified } from "@/components/library/use-justified";
import { useKeptFocus } from "@/components/library/use-kept-focus";
import { VideoCard } from "@/components/video-card";
import { cn } from "@/lib/cn";
import type { VideoDto } from "@/lib/videos/schemas";

/** About what a first screen shows; their posters do not wait for the lazy loader. */
const EAGER_CARDS = 8;

export type VideoGridProps = {
  videos: VideoDto[];
  /** That many of the first cards are not known to the server yet. */
  pendingCount: number;
  /** More clips follow: the last row waits until it is full. */
  open: boolean;
  /** Clips that are not shown may be among them. */
  selected: ReadonlySet<string>;
  /** Something on the page is selected: a click selects more, instead of opening. */
  selecting: boolean;
  noteOf?: (video: VideoDto) => string | undefined;
  /** Which clips these are; their pages know it from their address. */
  address: Address;
};

/** The wall of clips: justified rows, of which only those near the screen are drawn. */
export function VideoGrid(props: VideoGridProps) {
  const { videos, pendingCount, open, selected, selecting, noteOf, address } = props;
  const grid = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const ratios = useMemo(() => videos.map(({ width, height }) => Number((width / height).toFixed(4))), [videos]);
  const { layout, from, to } = useJustified(grid, ratios, open);
  useGridKeys(grid, videos, layout);
  useKeptFocus(grid, videos, selected);

  // The card that has the focus stays, however far one scrolls from it.
  const kept = focused ? videos.findIndex(({ id }) => id === focused) : -1;
  const drawn = videos.slice(from, to).map((video, offset) => ({ video, index: from + offset }));
  const keptVideo = videos[kept];
  if (keptVideo && layout?.boxes[kept] && (kept < from || kept >= to)) drawn.push({ video: keptVideo, index: kept });

  return (
    <section
      ref={grid}
      aria-label="Clips"
      onFocus={(event) => setFocused(event.target.closest<HTMLElement>("[data-id]")?.dataset.id ?? null)}
      onBlur={() => setFocused(null)}
      className={cn("justified-rows", layout && "relative block!")}
      style={layout ? { height: layout.height } : undefined}
    >
      {drawn.map(({ video, index }) => (
        <VideoCard
          key={video.requestId}
          video={video}
          href={clipPath(video.id, address)}
          box={layout?.boxes[index]}
          eager={index < EAGER_CARDS}
          pending={index < pendingCount}
          selected={selected.has(video.id)}
          selecting={selecting}
          note={noteOf?.(video)}
        />
      ))}
    </section>
  );
}
