"use client";

import { ArrowLeft, ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { canNavigate } from "@/components/connection";
import { useDocumentKeys } from "@/components/hooks/use-document-keys";
import { type Address, clipPath, galleryPath } from "@/components/library/gallery-address";
import { LinkProgress, ProgressLine } from "@/components/link-progress";
import { markOpened } from "@/components/opened-clip";
import { isPageKey } from "@/components/shortcuts";
import { cn } from "@/lib/cn";
import type { Neighbours } from "@/lib/videos/neighbours";

/** Back to the library as it was left, when that is where one came from; else to the beginning of the view. */
export function leave(router: ReturnType<typeof useRouter>, address: Address) {
  const { navigation } = window as { navigation?: { currentEntry: { index: number }; entries(): { url: string }[] } };
  const before = navigation?.entries()[navigation.currentEntry.index - 1];
  if (before && new URL(before.url).pathname === "/videos") router.back();
  else router.push(galleryPath(address));
}

/** The way back, and the clips on both sides in the same view of the gallery; also by Escape and the arrows. */
export function ClipNav({ id, previous, next, address }: Neighbours & { id: string; address: Address }) {
  const router = useRouter();
  const [moving, startMoving] = useTransition();
  // The library takes the focus back to the clip one saw last.
  useEffect(() => markOpened(id), [id]);
  useDocumentKeys((event) => {
    if (!isPageKey(event) || event.shiftKey) return;
    if ((event.target as HTMLElement).closest("input, [role=slider], [role=radiogroup], [data-arrows]")) return;
    const to = { ArrowLeft: previous, ArrowRight: next }[event.key];
    if (event.key === "Escape" && !document.fullscreenElement) leave(router, address);
    // The library stays the page before, however many clips one looks at.
    else if (to && canNavigate()) startMoving(() => router.replace(clipPath(to, address)));
  });

  const pathOf = (id: string | null) => id && clipPath(id, address);

  return (
    <nav aria-label="Clips" className="relative flex items-center gap-1">
      {moving && <ProgressLine />}
      <Link
        href={galleryPath(address)}
        aria-keyshortcuts="Escape"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          leave(router, address);
        }}
        className="-ml-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-muted-foreground transition-colors hover:text-foreground"
      >
        <ArrowLeft aria-hidden className="size-4" /> Library
      </Link>
      <span className="ml-auto flex">
        <Neighbour path={pathOf(previous)} icon={ChevronLeft} label="Previous clip" keys="ArrowLeft" />
        <Neighbour path={pathOf(next)} icon={ChevronRight} label="Next clip" keys="ArrowRight" />
      </span>
    </nav>
  );
}

type NeighbourProps = { path: string | null; icon: LucideIcon; label: string; keys: string };

function Neighbour({ path, icon: Icon, label, keys }: NeighbourProps) {
  const look = "grid size-8 place-items-center rounded-md text-muted-foreground";
  if (!path)
    return (
      <span aria-hidden className={cn(look, "opacity-40")}>
        <Icon className="size-5" />
      </span>
    );
  return (
    <Link
      href={path}
      replace
      prefetch={false}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      className={cn(look, "transition-colors hover:bg-accent hover:text-foreground")}
    >
      <Icon aria-hidden className="size-5" />
      <LinkProgress />
    </Link>
  );
}
