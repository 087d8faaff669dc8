"use client";

import { Button } from "@/components/ui/button";
import { type Address, filtersOf, withoutFilters } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";

type NoClipsProps = { trashDays: number; collection: { name: string } | null };

type Reason = {
  title: string;
  text: string;
  /** What its button says, and where it leads. */
  on?: [string, Address];
};

/** No clip to show: says why, and the one way on. */
export function NoClips(props: NoClipsProps) {
  const { address, go } = useGalleryNavigation();
  const { title, text, on } = reasonOf(address, props);
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-4 py-16 text-center md:py-28">
      <div className="grid gap-1.5">
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="text-pretty text-base text-muted-foreground">{text}</p>
      </div>
      {on && (
        <Button variant="secondary" onClick={() => go(on[1])}>
          {on[0]}
        </Button>
      )}
    </div>
  );
}

function reasonOf(address: Address, { trashDays, collection }: NoClipsProps): Reason {
  const filters = filtersOf(address);
  const all = withoutFilters(address);
  if (filters.length === 1 && address.favorite)
    return { title: "No favourites yet", text: "Press the heart on a clip.", on: ["Show all clips", all] };
  if (filters.length > 0) {
    const fits = filters.length === 1 ? "No clip fits this." : "No clip fits all of this.";
    const text = `${fits} Search finds words of prompts, titles and tags by how they begin.`;
    if (!address.q) return { title: "Nothing matches", text: fits, on: ["Clear filters", all] };
    const clear = filters.length > 1 ? "Clear search and filters" : "Clear search";
    return { title: "Nothing matches", text, on: [clear, all] };
  }
  if (address.trash)
    return {
      title: "The trash is empty",
      text: `Deleted clips stay here for ${trashDays} days, then they are removed.`,
    };
  const on: Reason["on"] = ["Go to the library", {}];
  if (address.collection && !collection)
    return { title: "This collection is gone", text: "It was deleted. Its clips are still in your library.", on };
  const text = "Add clips from their menu, or select several and choose “Add to collection”.";
  return { title: "Nothing in here yet", text, on };
}
