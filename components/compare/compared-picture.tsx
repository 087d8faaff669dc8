"use client";

import Link from "next/link";
import { type CSSProperties, useState } from "react";
import { fetchJson } from "@/components/fetch-json";
import { useFreshSource } from "@/components/player/use-fresh-source";
import { VideoPoster } from "@/components/video-poster";
import { cn } from "@/lib/cn";
import type { VideoDetailDto } from "@/lib/videos/schemas";

type ComparedPictureProps = {
  letter: "A" | "B";
  video: VideoDetailDto;
  src: string;
  audible: boolean;
  /** Lies on the other picture and is cut at `--wipe`. */
  onTop?: boolean;
  /** Shares one box with the other picture. */
  stacked: boolean;
  onMedia: (media: HTMLVideoElement | null) => void;
  onPress: () => void;
};

/** One of the two pictures, under its letter. */
export function ComparedPicture(props: ComparedPictureProps) {
  const { letter, video, src: initial, audible, onTop, stacked, onMedia, onPress } = props;
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const [attach] = useState(() => (element: HTMLVideoElement | null) => {
    setMedia(element);
    onMedia(element);
  });
  const renew = async () => (await fetchJson<VideoDetailDto>(`/api/videos/${video.id}`)).videoUrl;
  const { src, cors, freeze, trouble } = useFreshSource(media, { initial, renew });

  return (
    <figure className={cn("grid min-w-0 content-start gap-2", stacked && onTop && "absolute inset-0")}>
      <div
        className={cn(
          "relative overflow-hidden rounded-lg bg-screen",
          stacked ? "aspect-(--ratio)" : "mx-auto aspect-(--ratio) w-full max-w-(--stage-width)",
          stacked && onTop && "[clip-path:inset(0_0_0_var(--wipe))]",
        )}
        style={stacked ? undefined : ({ "--ratio": (video.width / video.height).toFixed(4) } as CSSProperties)}
      >
        <VideoPoster video={video} eager />
        <video
          ref={attach}
          src={src}
          crossOrigin={cors ? "anonymous" : undefined}
          width={video.width}
          height={video.height}
          aria-label={`${letter}: ${video.title}`}
          muted={!audible}
          playsInline
          preload="auto"
          onClick={onPress}
          className="relative size-full bg-screen object-contain"
        />
        <canvas ref={freeze} hidden className="pointer-events-none absolute inset-0 size-full object-contain" />
        {trouble && (
          <p
            role="alert"
            className="absolute inset-0 grid place-content-center bg-scrim p-4 text-center text-scrim-foreground"
          >
            {trouble}
          </p>
        )}
        <span
          aria-hidden
          className={cn(
            "absolute top-2 rounded-sm bg-scrim px-1.5 font-medium text-scrim-foreground text-xs leading-5",
            stacked && onTop ? "right-2" : "left-2",
          )}
        >
          {letter}
        </span>
      </div>
      {!stacked && (
        <figcaption className="truncate text-center">
          <span className="sr-only">{letter}: </span>
          <Link href={`/videos/${video.id}`} className="underline decoration-border underline-offset-4">
            {video.title}
          </Link>
        </figcaption>
      )}
    </figure>
  );
}
