import type { CSSProperties } from "react";
import { LiveOverlay } from "@/components/live-overlay";
import { VideoPlayer } from "@/components/player/video-player";
import { type NextStep, StoppedCard } from "@/components/stopped-card";
import type { VideoDto } from "@/lib/videos/schemas";

/** The picture at its own shape, as large as the window allows, whatever state the clip is in. */
export function VideoStage({ video, onStep }: { video: VideoDto; onStep: (step: NextStep) => void }) {
  const style = { "--ratio": (video.width / video.height).toFixed(4) } as CSSProperties;
  const stopped = video.failure !== null || video.status === "failed" || video.status === "canceled";
  return (
    <div
      style={style}
      className="@container relative mx-auto aspect-(--ratio) w-full max-w-[calc((100dvh-var(--header-height)-6rem)*var(--ratio))] overflow-hidden rounded-lg bg-screen"
    >
      {video.status === "completed" && video.videoUrl ? (
        <VideoPlayer video={video} src={video.videoUrl} />
      ) : stopped ? (
        <StoppedCard video={video} onStep={onStep} />
      ) : (
        <LiveOverlay video={video} />
      )}
    </div>
  );
}
