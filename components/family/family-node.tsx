import Link from "next/link";
import { LinkProgress } from "@/components/link-progress";
import { STATUS } from "@/components/video-status";
import { cn } from "@/lib/cn";
import { FamilyPicture } from "./family-picture";
import type { Relative } from "./relative";

type FamilyNodeProps = {
  video: Relative;
  generation: number;
  current: boolean;
  chosen: boolean;
  selectable: boolean;
  onChoose: (add: boolean) => void;
};

/** One clip of the family: a poster that leads to it, its title, and a box to choose it for comparing. */
export function FamilyNode({ video, generation, current, chosen, selectable, onChoose }: FamilyNodeProps) {
  const { word } = STATUS[video.status];
  return (
    <div className="group/node relative grid size-full content-start gap-1">
      <FamilyPicture
        video={video}
        className={cn(
          "ring-offset-2 ring-offset-background",
          current && "ring-2 ring-foreground",
          chosen && "ring-2 ring-live",
        )}
      />
      <p className={cn("truncate text-xs", current ? "text-foreground" : "text-muted-foreground")}>{video.title}</p>
      <Link
        href={`/videos/${video.id}`}
        replace
        prefetch={false}
        aria-current={current ? "page" : undefined}
        aria-label={`${video.title}. ${generation === 0 ? "First clip" : `Generation ${generation + 1}`}, ${word}`}
        title={video.prompt}
        className="absolute inset-0 rounded-md"
      >
        <LinkProgress />
      </Link>
      {selectable && (
        <label
          className={cn(
            "absolute top-0.5 left-0.5 grid size-6 place-items-center rounded-sm transition-opacity",
            !chosen && "pointer-fine:opacity-0 group-focus-within/node:opacity-100 group-hover/node:opacity-100",
          )}
        >
          <input
            type="checkbox"
            aria-label={`Compare ${video.title}`}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
            className="size-4 cursor-pointer accent-primary"
          />
        </label>
      )}
    </div>
  );
}
