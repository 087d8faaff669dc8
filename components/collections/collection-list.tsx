"use client";

import { Ellipsis, Plus } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import type { CollectionCoverDto } from "@/lib/videos/schemas";
import { CollectionCover } from "./collection-cover";

const CollectionMenu = onDemand(() => import("./collection-menu").then((module) => module.CollectionMenu));
const NewCollection = onDemand(() => import("./new-collection").then((module) => module.NewCollection));

/** All collections as cards; a new one begins here too. */
export function CollectionList({ collections }: { collections: CollectionCoverDto[] }) {
  const [making, setMaking] = useState(false);
  return (
    <>
      <div className="flex h-14 items-center justify-between gap-4">
        <h1 className="font-semibold text-lg">Collections</h1>
        <Button variant="secondary" size="sm" onClick={() => setMaking(true)}>
          <Plus aria-hidden /> New collection
        </Button>
      </div>
      {collections.length === 0 ? (
        <p className="mx-auto max-w-md text-pretty py-16 text-center text-base text-muted-foreground md:py-28">
          Collections keep clips together: one for a film, a client, a mood. A clip can be in several.
        </p>
      ) : (
        <ul className="grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] sm:gap-x-4">
          {collections.map((collection) => (
            <CollectionCard key={collection.id} collection={collection} />
          ))}
        </ul>
      )}
      {making && <NewCollection onClose={() => setMaking(false)} />}
    </>
  );
}

function CollectionCard({ collection }: { collection: CollectionCoverDto }) {
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (gone) return null;
  return (
    <li className="group relative grid gap-2">
      <CollectionCover covers={collection.covers} />
      <div className="flex items-start gap-1">
        <Link
          href={`/videos?collection=${collection.id}`}
          className="min-w-0 flex-1 rounded-sm before:absolute before:inset-0 before:rounded-lg"
        >
          <span className="block truncate font-medium">{collection.name}</span>
          <span className="figures text-muted-foreground text-xs">
            {collection.count === 1 ? "1 clip" : `${collection.count} clips`}
          </span>
        </Link>
        <Button
          ref={button}
          variant="ghost"
          size="icon-sm"
          aria-label={`More for ${collection.name}`}
          aria-haspopup="menu"
          onClick={() => setOpen(true)}
          className="relative"
        >
          <Ellipsis aria-hidden />
        </Button>
      </div>
      {open && (
        <CollectionMenu collection={collection} anchor={button} onDeleted={setGone} onClose={() => setOpen(false)} />
      )}
    </li>
  );
}
