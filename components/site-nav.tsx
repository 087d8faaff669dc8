"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { LinkProgress } from "@/components/link-progress";
import { cn } from "@/lib/cn";

/** The main places. On a phone the name of the studio leads to the library. */
const PLACES = [
  { href: "/videos", label: "Library", wide: true },
  { href: "/videos/collections", label: "Collections" },
  { href: "/videos?trash=true", label: "Trash" },
];

export function SiteNav() {
  const pathname = usePathname();
  const inTrash = useSearchParams().has("trash");

  // The header outlives the page, so an open account menu would too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every change of place
  useEffect(() => {
    for (const menu of document.querySelectorAll<HTMLElement>("header :popover-open")) menu.hidePopover();
  }, [pathname]);

  return (
    <nav aria-label="Main" className="-mx-1 flex items-center sm:gap-1">
      {PLACES.map(({ href, label, wide }) => {
        const here = pathname + (inTrash ? "?trash=true" : "") === href;
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={cn(
              "rounded-md px-1.5 py-1.5 text-sm transition-colors hover:text-foreground sm:px-2.5",
              wide && "max-sm:hidden",
              here ? "text-foreground" : "text-muted-foreground",
            )}
          >
            {label}
            <LinkProgress />
          </Link>
        );
      })}
    </nav>
  );
}
