"use client";

import { ArrowLeft, ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { isPageKey } from "@/components/shortcuts";
import { cn } from "@/lib/cn";
import type { Neighbours } from "@/lib/videos/neighbours";

/** Back to the library as it was left, when that is where one came from; else to its first page. */
function leave(router: ReturnType<typeof useRouter>) {
  const { navigation } = window as { navigation?: { currentEntry: { index: number }; entries(): { url: string }[] } };
  const before = navigation?.entries()[navigation.currentEntry.index - 1];
  if (before && new URL(before.url).pathname === "/videos") router.back();
  else router.push("/videos");
}

/** The way back, and the clips on both sides; also by Escape and the arrows. */
export function ClipNav({ newer, older }: Neighbours) {
  const router = useRouter();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isPageKey(event) || event.shiftKey) return;
    if ((event.target as HTMLElement).closest("input, [role=slider], [role=radiogroup], [data-arrows]")) return;
    const to = { ArrowLeft: newer, ArrowRight: older }[event.key];
    if (event.key === "Escape" && !document.fullscreenElement) leave(router);
    // The library stays the page before, however many clips one looks at.
    else if (to) router.replace(`/videos/${to}`);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <nav aria-label="Clips" className="flex items-center gap-1">
      <Link
        href="/videos"
        aria-keyshortcuts="Escape"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          leave(router);
        }}
        className="-ml-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-muted-foreground transition-colors hover:text-foreground"
      >
        <ArrowLeft aria-hidden className="size-4" /> Library
      </Link>
      <span className="ml-auto flex">
        <Neighbour id={newer} icon={ChevronLeft} label="Newer clip" keys="ArrowLeft" />
        <Neighbour id={older} icon={ChevronRight} label="Older clip" keys="ArrowRight" />
      </span>
    </nav>
  );
}

type NeighbourProps = { id: string | null; icon: LucideIcon; label: string; keys: string };

function Neighbour({ id, icon: Icon, label, keys }: NeighbourProps) {
  const look = "grid size-8 place-items-center rounded-md text-muted-foreground";
  if (!id)
    return (
      <span aria-hidden className={cn(look, "opacity-40")}>
        <Icon className="size-5" />
      </span>
    );
  return (
    <Link
      href={`/videos/${id}`}
      replace
      prefetch={false}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      className={cn(look, "transition-colors hover:bg-accent hover:text-foreground")}
    >
      <Icon aria-hidden className="size-5" />
    </Link>
  );
}
