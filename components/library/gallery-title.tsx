"use client";

import { ArrowLeft, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import type { CollectionDto } from "@/lib/videos/schemas";
import type { Address } from "./gallery-address";

const CollectionMenu = onDemand(() =>
  import("@/components/collections/collection-menu").then((module) => module.CollectionMenu),
);

type GalleryTitleProps = {
  address: Address;
  collection: CollectionDto | null;
  trashDays: number;
  /** Missing while there is nothing in the trash. */
  onEmptyTrash?: () => void;
};

/** Where one is. The library itself needs no words. */
export function GalleryTitle({ address, collection, trashDays, onEmptyTrash }: GalleryTitleProps) {
  if (address.trash)
    return (
      <div className="flex min-w-0 items-baseline gap-3">
        <h1 className="font-semibold text-base">Trash</h1>
        <p className="truncate text-muted-foreground text-xs">Kept for {trashDays} days</p>
        {onEmptyTrash && (
          <Button variant="ghost" size="sm" className="shrink-0" onClick={onEmptyTrash}>
            Empty trash
          </Button>
        )}
      </div>
    );
  if (address.collection) return <CollectionTitle collection={collection} />;
  return <h1 className="sr-only">Library</h1>;
}

function CollectionTitle({ collection }: { collection: CollectionDto | null }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Link
        href="/videos/collections"
        aria-label="All collections"
        className="-ml-2 grid size-8 shrink-0 place-items-center rounded-md text-muted-foreground transition-colors hover:text-foreground"
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Link>
      <h1 className="truncate font-semibold text-base">{collection?.name ?? "Collection"}</h1>
      {collection && (
        <>
          <Button
            ref={button}
            variant="ghost"
            size="icon-sm"
            aria-label={`More for ${collection.name}`}
            aria-haspopup="menu"
            onClick={() => setOpen(true)}
          >
            <Ellipsis aria-hidden />
          </Button>
          {open && (
            <CollectionMenu
              collection={collection}
              anchor={button}
              leaveTo="/videos/collections"
              onClose={() => setOpen(false)}
            />
          )}
        </>
      )}
    </div>
  );
}
