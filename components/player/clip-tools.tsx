"use client";

import { Ellipsis, Heart } from "lucide-react";
import { useRef, useState } from "react";
import { useFirstMove } from "@/components/hooks/use-first-move";
import type { DialogRequest } from "@/components/library/library-dialogs";
import type { ClipActions } from "@/components/library/use-clip-actions";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { VideoDto } from "@/lib/videos/schemas";

const ClipMenu = onDemand(() => import("./clip-menu").then((module) => module.ClipMenu));
const LibraryDialogs = onDemand(() =>
  import("@/components/library/library-dialogs").then((module) => module.LibraryDialogs),
);

/** Favourite, and what puts a clip in order: the same as on its card. */
export function ClipTools({ video, actions }: { video: VideoDto; actions: ClipActions }) {
  const more = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  useFirstMove(() => {
    for (const part of [ClipMenu, LibraryDialogs]) part.warm();
  });
  return (
    <div className="-mr-2 flex">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Favourite ${video.title}`}
        aria-pressed={video.favorite}
        onClick={() => void actions.setFavorite([video], !video.favorite)}
        className="aria-pressed:text-foreground"
      >
        <Heart aria-hidden className={cn(video.favorite && "fill-current")} />
      </Button>
      <Button
        ref={more}
        variant="ghost"
        size="icon-sm"
        aria-label={`More for ${video.title}`}
        aria-haspopup="menu"
        onClick={() => setOpen(true)}
      >
        <Ellipsis aria-hidden />
      </Button>
      {open && (
        <ClipMenu
          title={video.title}
          anchor={more}
          onAsk={(kind) => setDialog({ kind, videos: [video] })}
          onClose={() => setOpen(false)}
        />
      )}
      {dialog && <LibraryDialogs request={dialog} models={[]} actions={actions} onClose={() => setDialog(null)} />}
    </div>
  );
}
