"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { cn } from "@/lib/cn";

/** The main places; more join as they are built. */
const PLACES = [{ href: "/videos", label: "Library" }];

export function SiteNav() {
  const pathname = usePathname();

  // The header outlives the page, so an open account menu would too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on every change of place
  useEffect(() => {
    for (const menu of document.querySelectorAll<HTMLElement>("header :popover-open")) menu.hidePopover();
  }, [pathname]);

  return (
    <nav aria-label="Main" className="hidden items-center gap-1 sm:flex">
      {PLACES.map(({ href, label }) => {
        const here = pathname === href;
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={cn(
              "rounded-md px-2.5 py-1.5 text-sm transition-colors hover:text-foreground",
              here ? "text-foreground" : "text-muted-foreground",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
