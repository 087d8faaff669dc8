import type { NextStep } from "@/components/stopped-card";
import { VideoCard } from "@/components/video-card";
import type { VideoDto } from "@/lib/videos/schemas";

/** About what a first screen shows; their posters do not wait for the lazy loader. */
const EAGER_CARDS = 8;

export type VideoGridProps = {
  videos: VideoDto[];
  /** That many of the first cards are not known to the server yet. */
  pendingCount?: number;
  /** Video id → the key its card had while it was pending. */
  keys?: ReadonlyMap<string, string>;
  onStep?: (video: VideoDto, step: NextStep) => void;
};

export function VideoGrid({ videos, pendingCount = 0, keys, onStep }: VideoGridProps) {
  return (
    <section aria-label="Clips" className="justified-rows">
      {videos.map((video, index) => (
        <VideoCard
          key={keys?.get(video.id) ?? video.id}
          video={video}
          eager={index < EAGER_CARDS}
          pending={index < pendingCount}
          onStep={onStep}
        />
      ))}
    </section>
  );
}
