"use client";

import { Heart, LayoutGrid, Rows3, SlidersHorizontal, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import { filterText } from "./filter-words";
import { type AddressKey, filtersOf } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";
import { useDensity } from "./use-density";

const FilterPanel = onDemand(() => import("./filter-panel").then((module) => module.FilterPanel));

/** Where one is, what narrows it, and how it is shown. */
export function Toolbar({ children }: { children: ReactNode }) {
  const { address, go } = useGalleryNavigation();
  const { density, toggle } = useDensity();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const filters = filtersOf(address);
  const drop = (key: AddressKey) => go({ ...address, [key]: undefined });
  const DensityIcon = density === "compact" ? Rows3 : LayoutGrid;

  return (
    <div className="flex h-11 items-center gap-2">
      {children}
      <ul className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-1 [scrollbar-width:none]">
        {filters.map((key) => (
          <li key={key} className="shrink-0">
            <button
              type="button"
              onClick={() => drop(key)}
              aria-label={`Remove filter ${filterText(key, address)}`}
              className="inline-flex h-7 max-w-48 items-center gap-1 rounded-md bg-secondary pr-1.5 pl-2.5 text-secondary-foreground text-xs transition-colors hover:bg-accent"
            >
              <span className="truncate">{filterText(key, address)}</span>
              <X aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
            </button>
          </li>
        ))}
      </ul>
      {!address.trash && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Favourites only"
          aria-pressed={Boolean(address.favorite)}
          onClick={() => go({ ...address, favorite: address.favorite ? undefined : "true" })}
          className="aria-pressed:text-foreground aria-pressed:[&_svg]:fill-current"
        >
          <Heart aria-hidden />
        </Button>
      )}
      <Button
        ref={button}
        variant="ghost"
        size="sm"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={filters.length > 0 ? `Filter, ${filters.length} active` : "Filter"}
        onClick={() => setOpen(!open)}
        className="px-2"
      >
        <SlidersHorizontal aria-hidden />
        <span className="max-sm:sr-only">Filter</span>
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Compact rows"
        aria-pressed={density === "compact"}
        onClick={toggle}
      >
        <DensityIcon aria-hidden />
      </Button>
      {open && <FilterPanel anchor={button} onClose={() => setOpen(false)} />}
    </div>
  );
}
