"use client";

import {
  Ban,
  Download,
  FolderMinus,
  FolderPlus,
  Heart,
  Pencil,
  Play,
  Repeat2,
  RotateCcw,
  SlidersHorizontal,
  Tag,
  Trash2,
  Undo2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { Draft } from "@/components/composer/draft";
import { MenuAt } from "@/components/menu-at";
import { DropdownMenuItem, DropdownMenuSeparator, DropdownMenuShortcut } from "@/components/ui/dropdown-menu";
import { formatMoney } from "@/lib/format";
import { isCancelable } from "@/lib/videos/lifecycle";
import type { VideoDto } from "@/lib/videos/schemas";
import { downloadClips } from "./download-clips";
import { type Address, clipPath } from "./gallery-address";
import type { DialogRequest, OpenDialog } from "./library-dialogs";
import { isRetryable, retryPrice } from "./retry-price";
import type { ClipActions } from "./use-clip-actions";

export type MenuRequest = { video: VideoDto; anchor: HTMLElement };

type CardMenuProps = MenuRequest & {
  /** The view of the gallery the clip is in. */
  address: Address;
  actions: ClipActions;
  canRemix: boolean;
  compose: (part: Partial<Draft>) => void;
  openDialog: OpenDialog;
  onClose: () => void;
};

/** Everything one can do with a clip. One menu serves all cards: it opens at the button that asked. */
export function CardMenu(props: CardMenuProps) {
  const { video, anchor, address, actions, canRemix, compose, openDialog, onClose } = props;
  const router = useRouter();
  const { collection } = address;
  const { prompt, model, size, seconds, uploadId } = video;
  const price = retryPrice([video]);

  return (
    <MenuAt anchor={anchor} label={`More for ${video.title}`} onClose={onClose}>
      {(after) => {
        const keep = (part: Partial<Draft>) => after(() => compose(part));
        const ask = (kind: DialogRequest["kind"]) => after(() => openDialog({ kind, videos: [video] }));
        return (
          <>
            <DropdownMenuItem onSelect={() => router.push(clipPath(video.id, address))}>
              <Play aria-hidden /> Open
            </DropdownMenuItem>
            {video.deletedAt ? (
              <TrashItems {...props} onForever={() => ask("forever")} />
            ) : (
              <>
                <DropdownMenuItem onSelect={() => void actions.setFavorite([video], !video.favorite)}>
                  <Heart aria-hidden className={video.favorite ? "fill-current" : undefined} />
                  {video.favorite ? "Remove from favourites" : "Favourite"}
                </DropdownMenuItem>
                <DropdownMenuSeparator />
                {isRetryable(video) && (
                  <DropdownMenuItem onSelect={() => ask("retry")}>
                    <RotateCcw aria-hidden /> Try again
                    {price > 0 && <DropdownMenuShortcut>{formatMoney(price)}</DropdownMenuShortcut>}
                  </DropdownMenuItem>
                )}
                <DropdownMenuItem onSelect={() => keep({ prompt, model, size, seconds, uploadId })}>
                  <RotateCcw aria-hidden className="-scale-x-100" /> Once more
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => keep({ model, size, seconds, uploadId })}>
                  <SlidersHorizontal aria-hidden /> Reuse settings
                </DropdownMenuItem>
                {video.status === "completed" && canRemix && (
                  <DropdownMenuItem onSelect={() => ask("remix")}>
                    <Repeat2 aria-hidden /> Remix
                  </DropdownMenuItem>
                )}
                <DropdownMenuSeparator />
                <DropdownMenuItem onSelect={() => ask("rename")}>
                  <Pencil aria-hidden /> Rename
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => ask("collect")}>
                  <FolderPlus aria-hidden /> Add to collection
                </DropdownMenuItem>
                {collection && (
                  <DropdownMenuItem onSelect={() => void actions.removeFromCollection([video], collection)}>
                    <FolderMinus aria-hidden /> Remove from this collection
                  </DropdownMenuItem>
                )}
                <DropdownMenuItem onSelect={() => ask("tags")}>
                  <Tag aria-hidden /> Tags
                </DropdownMenuItem>
                {video.videoUrl && (
                  <DropdownMenuItem onSelect={() => void downloadClips([video])}>
                    <Download aria-hidden /> Download
                  </DropdownMenuItem>
                )}
                <DropdownMenuSeparator />
                {isCancelable(video.status) && (
                  <DropdownMenuItem onSelect={() => void actions.cancel(video)}>
                    <Ban aria-hidden /> Cancel
                  </DropdownMenuItem>
                )}
                <DropdownMenuItem onSelect={() => void actions.trash([video])}>
                  <Trash2 aria-hidden /> Delete
                </DropdownMenuItem>
              </>
            )}
          </>
        );
      }}
    </MenuAt>
  );
}

function TrashItems({ video, actions, onForever }: CardMenuProps & { onForever: () => void }) {
  return (
    <>
      <DropdownMenuItem onSelect={() => void actions.restoreFromTrash([video])}>
        <Undo2 aria-hidden /> Restore
      </DropdownMenuItem>
      <DropdownMenuItem variant="destructive" onSelect={onForever}>
        <Trash2 aria-hidden /> Delete forever
      </DropdownMenuItem>
    </>
  );
}
