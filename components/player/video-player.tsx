import type { VideoDto } from "@/lib/videos/schemas";

export function VideoPlayer({ video, src }: { video: VideoDto; src: string }) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: generated clips carry no spoken text to caption
    <video
      src={src}
      poster={video.posterUrl ?? undefined}
      width={video.width}
      height={video.height}
      aria-label={video.title}
      controls
      playsInline
      preload="metadata"
      className="size-full bg-black"
    />
  );
}
