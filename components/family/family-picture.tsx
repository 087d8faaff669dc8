import { LivePicture } from "@/components/live-picture";
import { VideoPoster } from "@/components/video-poster";
import { STATUS } from "@/components/video-status";
import { cn } from "@/lib/cn";
import { isFinal } from "@/lib/videos/lifecycle";
import type { Relative } from "./relative";

/** Pixels. */
export const PICTURE_HEIGHT = 64;

export function pictureWidth({ width, height }: Pick<Relative, "width" | "height">): number {
  return Math.min(112, Math.round((PICTURE_HEIGHT * width) / height));
}

/** A clip in small, at its own shape: its still, or how far it is, or how it ended. */
export function FamilyPicture({ video, className }: { video: Relative; className?: string }) {
  const { icon: Icon } = STATUS[video.status];
  const completed = video.status === "completed";
  const live = !isFinal(video.status);
  return (
    <div className="flex h-16 items-center">
      <div
        className={cn("relative grid h-full place-items-center overflow-hidden rounded-md bg-screen", className)}
        style={{ width: pictureWidth(video) }}
      >
        {completed && <VideoPoster video={{ ...video, blur: null }} />}
        {live && <LivePicture seed={video.prompt} progress={video.progress} />}
        {!completed && !live && <Icon aria-hidden className="size-4 text-muted-foreground" />}
      </div>
    </div>
  );
}
