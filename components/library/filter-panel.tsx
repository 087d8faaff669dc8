"use client";

import type { ReactNode, RefObject } from "react";
import useSWR from "swr";
import { fetchJson } from "@/components/fetch-json";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { cn } from "@/lib/cn";
import type { FacetsDto } from "@/lib/videos/schemas";
import { kinds, shapes, statusGroups } from "./filter-words";
import { type AddressKey, filtersOf, withoutFilters } from "./gallery-address";
import { useGalleryNavigation } from "./gallery-navigation";

type FilterPanelProps = { anchor: RefObject<HTMLButtonElement | null>; onClose: () => void };

/** A chosen one has bright words and a bright, thicker edge, on every surface of both themes; its size stays. */
const CHIP =
  "h-7 border-input px-2.5 text-muted-foreground text-xs aria-pressed:border-foreground aria-pressed:text-foreground aria-pressed:ring-1 aria-pressed:ring-foreground aria-pressed:ring-inset";

/** Everything that narrows the gallery. Each choice takes effect at once. */
export function FilterPanel({ anchor, onClose }: FilterPanelProps) {
  const { address, go } = useGalleryNavigation();
  const { data: facets, error } = useSWR<FacetsDto>("/api/facets", fetchJson, { revalidateOnFocus: false });
  const set = (key: AddressKey, value: string) => go({ ...address, [key]: value || undefined });
  const chosen = new Set(address.status?.split(","));
  const isChosen = (value: string) => value.split(",").some((status) => chosen.has(status));

  function toggleStatus(value: string) {
    const groups = statusGroups.filter((group) => (group.value === value) !== isChosen(group.value));
    set("status", groups.length === statusGroups.length ? "" : groups.map((group) => group.value).join(","));
  }

  const select = (key: AddressKey, label: string, options: [string, string][]) => (
    <Field label={label}>
      <NativeSelect
        value={address[key] ?? ""}
        disabled={options.length === 0 && !address[key]}
        onChange={(event) => set(key, event.target.value)}
      >
        <option value="">Any</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
  /** Most studios have one: there is nothing to choose. */
  const selectOfSeveral = (key: AddressKey, label: string, names: string[] = []) =>
    (names.length > 1 || address[key]) &&
    select(
      key,
      label,
      names.map((name) => [name, name]),
    );

  return (
    <Popover open onOpenChange={(open) => !open && onClose()}>
      <PopoverAnchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <PopoverContent
        align="end"
        aria-label="Filter"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.current?.focus();
        }}
        className="grid max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-2rem)] gap-3 overflow-y-auto"
      >
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="mb-1.5 text-muted-foreground text-xs">Status</legend>
          {statusGroups.map(({ label, value }) => (
            <Button
              key={label}
              size="sm"
              variant="outline"
              aria-pressed={isChosen(value)}
              onClick={() => toggleStatus(value)}
              className={CHIP}
            >
              {label}
            </Button>
          ))}
        </fieldset>
        <div className="grid grid-cols-2 gap-3">
          {select("shape", "Shape", Object.entries(shapes))}
          {select("kind", "Made as", Object.entries(kinds))}
          {/* Those that come later have their place kept: nothing moves under a finger. */}
          {select(
            "tag",
            "Tag",
            (facets?.tags ?? []).map(({ name, count }) => [name, `${name} (${count})`]),
          )}
          {select(
            "collection",
            "Collection",
            (facets?.collections ?? []).map(({ id, name }) => [id, name]),
          )}
          <Field label="From" className={DATE}>
            <Input type="date" value={address.from ?? ""} onChange={(event) => set("from", event.target.value)} />
          </Field>
          <Field label="Until" className={DATE}>
            <Input type="date" value={address.to ?? ""} onChange={(event) => set("to", event.target.value)} />
          </Field>
          <Field label="Order">
            <NativeSelect value={address.sort ?? ""} onChange={(event) => set("sort", event.target.value)}>
              <option value="">Newest first</option>
              <option value="oldest">Oldest first</option>
            </NativeSelect>
          </Field>
          {selectOfSeveral("model", "Model", facets?.models)}
          {selectOfSeveral("engine", "Engine", facets?.engines)}
        </div>
        {error && <p className="text-muted-foreground">Tags and collections could not be loaded.</p>}
        <div className="flex justify-between border-t pt-3">
          <Button
            variant="ghost"
            size="sm"
            disabled={filtersOf(address).length === 0}
            onClick={() => go(withoutFilters(address))}
          >
            Clear all
          </Button>
          <Button variant="secondary" size="sm" onClick={onClose}>
            Done
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

/** Half a row is too short for a date at the size of text that phones do not zoom into. */
const DATE = "max-md:col-span-2";

function Field({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label
      className={cn(
        "grid min-w-0 gap-1 text-muted-foreground text-xs [&_:is(input,select)]:text-foreground",
        className,
      )}
    >
      {label}
      {children}
    </label>
  );
}
