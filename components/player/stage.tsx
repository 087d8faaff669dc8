import type { CSSProperties, ReactNode } from "react";
import { ViewTransition } from "react";
import type { VideoDto } from "@/lib/videos/schemas";

/** The picture's shape, and the width at which it and its transport still fit the window. */
export function stageStyle({ width, height }: Pick<VideoDto, "width" | "height">): CSSProperties {
  const ratio = (width / height).toFixed(4);
  return {
    "--ratio": ratio,
    "--stage-width": `calc((100dvh - var(--header-height) - 10rem) * ${ratio})`,
  } as CSSProperties;
}

/** Where the picture will be, and room for its transport: nothing moves when the clip is there. */
export function Stage({ video, children }: { video: VideoDto; children: ReactNode }) {
  return (
    <div className="pb-26 sm:pb-18">
      <ViewTransition name={`clip-${video.id}`} share="clip" default="none">
        <div
          style={stageStyle(video)}
          className="@container relative mx-auto aspect-(--ratio) w-full max-w-(--stage-width) overflow-hidden rounded-lg bg-screen"
        >
          {children}
        </div>
      </ViewTransition>
    </div>
  );
}
