import { useLiveEstimate } from "@/components/hooks/use-live-estimate";
import { LivePicture } from "@/components/live-picture";
import { STATUS } from "@/components/video-status";
import { formatClock } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";

function waitText({ status, queuePosition }: VideoDto, secondsLeft: number | null): string | null {
  if (status === "queued" && queuePosition) return queuePosition === 1 ? "next" : `${queuePosition - 1} ahead`;
  if (secondsLeft !== null && secondsLeft > 0) return `${formatClock(secondsLeft)} left`;
  return null;
}

/** What a card shows while its clip is being made: the picture resolving, percent, what makes it, and time left. */
export function LiveOverlay({ video }: { video: VideoDto }) {
  const { word, icon: Icon } = STATUS[video.status];
  const running = video.status === "running" || video.status === "copying";
  const { percent, secondsLeft } = useLiveEstimate(video);
  const progress = video.status === "copying" ? 100 : percent;
  const wait = waitText(video, secondsLeft);
  return (
    <>
      <LivePicture seed={video.prompt} progress={running ? progress : 0} />
      <div className="absolute inset-x-0 bottom-0 flex flex-wrap items-center justify-between gap-x-3 bg-linear-to-t from-black/60 to-transparent px-2.5 pt-8 pb-2.5 text-scrim-foreground text-xs">
        <span className="inline-flex min-w-0 items-center gap-1.5">
          <Icon aria-hidden className="size-3.5 shrink-0" />
          {video.status === "running" && progress > 0 ? (
            <span className="figures">{Math.round(progress)} %</span>
          ) : (
            word
          )}
          <span className="truncate opacity-85 @max-[11rem]:hidden">{video.modelLabel}</span>
        </span>
        {video.notice ? <span>{video.notice}</span> : wait && <span className="figures opacity-85">{wait}</span>}
      </div>
      {running && (
        <div
          role="progressbar"
          aria-label="Progress"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progress)}
          className="absolute inset-x-0 bottom-0 h-0.5 bg-white/15"
        >
          <div
            className="size-full origin-left bg-primary transition-transform duration-700"
            style={{ transform: `scaleX(${progress / 100})` }}
          />
        </div>
      )}
    </>
  );
}
