"use client";

import { type RefObject, useState } from "react";
import { formatTimecode, frameAt, lastFrame, timeOfFrame, USUAL_RATE } from "@/components/player/frames";
import type { VideoDto } from "@/lib/videos/schemas";

type SourcePictureProps = {
  ref: RefObject<HTMLVideoElement | null>;
  video: VideoDto;
  /** Choose a frame instead of watching it go round. */
  picking: boolean;
  /** Where the player stands, in seconds. */
  startAt: number;
  /** Its frames cannot be read. */
  onLocked: () => void;
};

/** The clip that is remixed: playing beside the prompt, or standing still to choose a frame of it. */
export function SourcePicture({ ref, video, picking, startAt, onLocked }: SourcePictureProps) {
  const [time, setTime] = useState(startAt);
  const [duration, setDuration] = useState(video.seconds);
  const frame = frameAt(time, USUAL_RATE);

  function seek(next: number) {
    setTime(next);
    if (ref.current) ref.current.currentTime = next;
  }

  return (
    <div className="grid content-start gap-2">
      <video
        ref={ref}
        src={video.videoUrl ?? undefined}
        crossOrigin={picking ? "anonymous" : undefined}
        poster={picking ? undefined : (video.posterUrl ?? undefined)}
        width={video.width}
        height={video.height}
        aria-label={`Source: ${video.title}`}
        autoPlay={!picking && !matchMedia("(prefers-reduced-motion: reduce)").matches}
        muted
        loop
        playsInline
        preload="auto"
        onLoadedMetadata={({ currentTarget }) => {
          setDuration(currentTarget.duration);
          if (picking) currentTarget.currentTime = time;
        }}
        onError={() => picking && onLocked()}
        className="max-h-[35dvh] w-full rounded-lg bg-screen object-contain md:max-h-80"
      />
      {picking && (
        <div className="grid gap-1">
          <input
            type="range"
            aria-label="First frame"
            aria-valuetext={`Frame ${frame}, ${formatTimecode(time, USUAL_RATE)}`}
            min={0}
            max={lastFrame(duration, USUAL_RATE)}
            value={frame}
            onChange={(event) => seek(timeOfFrame(Number(event.target.value), USUAL_RATE))}
            className="h-6 w-full accent-foreground"
          />
          <p className="flex justify-between text-muted-foreground text-xs">
            <span>First frame of the new clip</span>
            <span className="figures">{formatTimecode(time, USUAL_RATE)}</span>
          </p>
        </div>
      )}
    </div>
  );
}
