"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type Address, type AddressKey, filtersOf, withoutFilters } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";

type NoClipsProps = { trashDays: number; collection: { name: string } | null };

/** No clip to show: says why, and the one way on. */
export function NoClips({ trashDays, collection }: NoClipsProps) {
  const { address, go } = useGalleryNavigation();
  const filters = filtersOf(address);
  if (filters.length === 1 && address.favorite)
    return (
      <Empty title="No favourites yet" text="Press the heart on a clip.">
        <Button variant="secondary" onClick={() => go(withoutFilters(address))}>
          Show all clips
        </Button>
      </Empty>
    );
  if (filters.length > 0)
    return (
      <Empty title="Nothing matches" text={noMatch(address, filters)}>
        <Button variant="secondary" onClick={() => go(withoutFilters(address))}>
          {address.q ? (filters.length > 1 ? "Clear search and filters" : "Clear search") : "Clear filters"}
        </Button>
      </Empty>
    );
  if (address.trash)
    return (
      <Empty
        title="The trash is empty"
        text={`Deleted clips stay here for ${trashDays} days, then they are removed.`}
      />
    );
  if (address.collection && !collection)
    return (
      <Empty title="This collection is gone" text="It was deleted. Its clips are still in your library.">
        <Button variant="secondary" onClick={() => go({})}>
          Go to the library
        </Button>
      </Empty>
    );
  return (
    <Empty
      title="Nothing in here yet"
      text="Add clips from their menu, or select several and choose “Add to collection”."
    >
      <Button variant="secondary" onClick={() => go({})}>
        Go to the library
      </Button>
    </Empty>
  );
}

function noMatch({ q }: Address, filters: AddressKey[]): string {
  const fits = filters.length === 1 ? "No clip fits this." : "No clip fits all of this.";
  return q ? `${fits} Search finds words of prompts, titles and tags by how they begin.` : fits;
}

function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-4 py-16 text-center md:py-28">
      <div className="grid gap-1.5">
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="text-pretty text-base text-muted-foreground">{text}</p>
      </div>
      {children}
    </div>
  );
}
