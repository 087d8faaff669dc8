import { FolderOpen } from "lucide-react";
import { VideoPoster } from "@/components/video-poster";
import type { CollectionCoverDto } from "@/lib/videos/schemas";

/** The newest clips of a collection as one picture: a large one and up to three beside it. */
export function CollectionCover({ covers }: Pick<CollectionCoverDto, "covers">) {
  const [first, ...rest] = covers;
  return (
    <div aria-hidden className="flex aspect-video gap-0.5 overflow-hidden rounded-lg bg-screen">
      {first ? (
        <div className="relative flex-3">
          <VideoPoster video={first} />
        </div>
      ) : (
        <FolderOpen className="m-auto size-6 text-muted-foreground" />
      )}
      {rest.length > 0 && (
        <div className="flex flex-1 flex-col gap-0.5">
          {rest.map((cover) => (
            <div key={cover.id} className="relative flex-1">
              <VideoPoster video={cover} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
