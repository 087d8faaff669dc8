"use client";

import { Columns2, Download, FolderMinus, FolderPlus, Heart, RotateCcw, Tag, Trash2, Undo2, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";
import { downloadClips } from "./download-clips";
import type { OpenDialog } from "./library-dialogs";
import { isRetryable, retryPrice } from "./retry-price";
import type { ClipActions } from "./use-clip-actions";

type BulkBarProps = {
  videos: VideoDto[];
  trash: boolean;
  /** The collection one looks at. */
  collection?: string;
  actions: ClipActions;
  openDialog: OpenDialog;
  onClear: () => void;
  /** Selects what is on the page. */
  onSelectAll: () => void;
  /** There are more clips than are on the page yet. */
  more: boolean;
};

/** What can be done with everything that is selected. What leaves the clips where they are keeps them selected. */
export function BulkBar({ videos, trash, collection, actions, openDialog, onClear, onSelectAll, more }: BulkBarProps) {
  const failed = videos.filter(isRetryable);
  const ready = videos.filter(({ videoUrl }) => videoUrl);
  const favorite = videos.every((video) => video.favorite);
  const price = retryPrice(failed);
  const pair = videos.length === 2 && ready.length === 2 ? ready : null;

  function then(act: () => unknown) {
    act();
    onClear();
  }

  return (
    <div role="toolbar" aria-label="Selected clips" className="flex h-11 items-center gap-0.5">
      <Button variant="ghost" size="icon-sm" aria-label="Clear selection" aria-keyshortcuts="Escape" onClick={onClear}>
        <X aria-hidden />
      </Button>
      <p aria-live="polite" className="mr-1 shrink-0 font-medium">
        <span className="figures">{videos.length}</span>
        <span className="max-sm:sr-only"> selected</span>
      </p>
      <Button variant="ghost" size="sm" onClick={onSelectAll} className="max-sm:hidden">
        {more ? "Select all shown" : "Select all"}
      </Button>
      <div className="ml-auto flex items-center gap-0.5">
        {trash ? (
          <>
            <Act icon={<Undo2 />} label="Restore" onClick={() => then(() => actions.restoreFromTrash(videos))} />
            <Act
              icon={<Trash2 />}
              label="Delete forever"
              onClick={() => openDialog({ kind: "forever", videos, onDone: onClear })}
            />
          </>
        ) : (
          <>
            {failed.length > 0 && (
              <Act
                icon={<RotateCcw />}
                label={`Try ${failed.length} again${price > 0 ? ` for ${formatMoney(price)}` : ""}`}
                onClick={() => openDialog({ kind: "retry", videos: failed, onDone: onClear })}
              />
            )}
            <Act
              icon={<Heart className={favorite ? "fill-current" : undefined} />}
              label={favorite ? "Remove from favourites" : "Favourite"}
              onClick={() => actions.setFavorite(videos, !favorite)}
            />
            <Act
              icon={<FolderPlus />}
              label="Add to collection"
              onClick={() => openDialog({ kind: "collect", videos })}
            />
            {collection && (
              <Act
                icon={<FolderMinus />}
                label="Remove from this collection"
                onClick={() => then(() => actions.removeFromCollection(videos, collection))}
              />
            )}
            {pair && <Compare pair={pair} />}
            <Act icon={<Tag />} label="Tags" onClick={() => openDialog({ kind: "tags", videos })} />
            {ready.length > 0 && <Act icon={<Download />} label="Download" onClick={() => void downloadClips(ready)} />}
            <Act icon={<Trash2 />} label="Delete" onClick={() => then(() => actions.trash(videos))} />
          </>
        )}
      </div>
    </div>
  );
}

const ACT = "px-2";

/** The older clip stands first, as what was made of it is read: before and after. */
function Compare({ pair }: { pair: VideoDto[] }) {
  const [a, b] = [...pair].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  return (
    <Link
      href={`/videos/compare?a=${a?.id}&b=${b?.id}`}
      prefetch={false}
      aria-label="Compare"
      title="Compare"
      className={cn(buttonVariants({ variant: "ghost", size: "sm" }), ACT)}
    >
      <Columns2 aria-hidden />
      <span className="hidden lg:inline">Compare</span>
    </Link>
  );
}

type ActProps = { icon: ReactNode; label: string; onClick: () => void };

function Act({ icon, label, onClick }: ActProps) {
  return (
    <Button variant="ghost" size="sm" aria-label={label} title={label} onClick={onClick} className={ACT}>
      <span aria-hidden className="contents">
        {icon}
      </span>
      <span className="hidden lg:inline">{label}</span>
    </Button>
  );
}
