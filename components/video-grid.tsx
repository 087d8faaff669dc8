import type { NextStep } from "@/components/stopped-card";
import { VideoCard } from "@/components/video-card";
import type { VideoDto } from "@/lib/videos/schemas";

/** About what a first screen shows; their posters do not wait for the lazy loader. */
const EAGER_CARDS = 8;

export type VideoGridProps = {
  videos: VideoDto[];
  /** Ids of cards the server does not know yet. */
  pendingIds?: ReadonlySet<string>;
  onStep?: (video: VideoDto, step: NextStep) => void;
};

export function VideoGrid({ videos, pendingIds, onStep }: VideoGridProps) {
  return (
    <section aria-label="Clips" className="justified-rows">
      {videos.map((video, index) => (
        <VideoCard
          key={video.id}
          video={video}
          eager={index < EAGER_CARDS}
          pending={pendingIds?.has(video.id)}
          onStep={onStep}
        />
      ))}
    </section>
  );
}
