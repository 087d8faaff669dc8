import { Repeat2 } from "lucide-react";
import Link from "next/link";
import { type CSSProperties, memo, type ReactNode, useState, ViewTransition } from "react";
import { HoverPreview } from "@/components/hover-preview";
import { LiveOverlay } from "@/components/live-overlay";
import { markOpened, morphName } from "@/components/opened-clip";
import { type NextStep, StoppedCard } from "@/components/stopped-card";
import { Badge } from "@/components/ui/badge";
import { VideoPoster } from "@/components/video-poster";
import { STATUS } from "@/components/video-status";
import type { VideoDto } from "@/lib/videos/schemas";

export type VideoCardProps = {
  video: VideoDto;
  /** Not yet known to the server: shown, but leads nowhere. */
  pending?: boolean;
  /** Above the fold: its poster is fetched with the page. */
  eager?: boolean;
  /** Shown over the picture on hover and focus. */
  actions?: ReactNode;
  onStep?: (video: VideoDto, step: NextStep) => void;
};

/** One clip. At rest a picture and one line; the rest comes on hover and focus. */
export const VideoCard = memo(function VideoCard({ video, pending, eager, actions, onStep }: VideoCardProps) {
  const stopped = video.failure !== null || video.status === "canceled" || video.status === "failed";
  const completed = video.status === "completed";
  const [, setOpened] = useState(false);
  const open = () => {
    markOpened(video.id);
    setOpened(true);
  };
  return (
    <article
      aria-label={video.prompt}
      aria-busy={pending}
      className="group justified-item"
      style={{ "--ratio": (video.width / video.height).toFixed(4) } as CSSProperties}
    >
      <div className="absolute inset-x-0 top-0 bottom-7">
        <ViewTransition name={morphName(video.id)} share="clip" default="none">
          <div className="absolute inset-0 overflow-hidden rounded-lg bg-screen">
            {completed && <VideoPoster video={video} eager={eager} className="animate-rise" />}
            {completed && video.videoUrl && <HoverPreview src={video.videoUrl} />}
            {!completed && !stopped && <LiveOverlay video={video} />}
            {stopped && <StoppedCard video={video} onStep={onStep && ((step) => onStep(video, step))} />}
          </div>
        </ViewTransition>
        {!pending && (
          <Link
            href={`/videos/${video.id}`}
            prefetch={false}
            onClick={open}
            aria-label={`Open ${video.title}`}
            className="absolute inset-0 rounded-lg outline-offset-[-3px]"
          />
        )}
        <div className="pointer-events-none absolute inset-x-2 top-2 flex gap-1">
          {video.demo && !stopped && <Badge variant="scrim">Demo</Badge>}
          {video.parentId && !stopped && (
            <Badge variant="scrim">
              <Repeat2 aria-hidden /> Remix
            </Badge>
          )}
        </div>
        {actions && (
          <div className="absolute top-1.5 right-1.5 flex gap-1 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100">
            {actions}
          </div>
        )}
      </div>
      <div className="absolute inset-x-0 bottom-0 flex h-7 items-end justify-between gap-2 px-0.5 text-xs">
        <p className="truncate text-muted-foreground transition-colors group-hover:text-foreground">{video.title}</p>
        <span className="figures shrink-0 text-muted-foreground @max-[7rem]:hidden">{video.seconds} s</span>
      </div>
      <span role="status" className="sr-only">
        {STATUS[video.status].word}
        {video.failure && `. ${video.failure.message}`}
      </span>
    </article>
  );
});
