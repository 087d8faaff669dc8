"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { useHydrated } from "@/components/hooks/use-hydrated";
import { cn } from "@/lib/cn";

/** The browser's own select: no script, and the phone's own wheel. */
function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  const select = useRef<HTMLSelectElement>(null);
  const hydrating = !useHydrated();
  // A choice made before the page listened: React does not hear of it, and would take it back the next time it draws.
  // At once, for from then on React writes the select's value itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the page as the server drew it
  useLayoutEffect(() => {
    const { current } = select;
    if (hydrating && current && props.value !== undefined && current.value !== String(props.value))
      current.dispatchEvent(new Event("change", { bubbles: true }));
  }, []);
  return (
    <span data-slot="native-select" className="relative inline-flex min-w-0">
      <select
        ref={select}
        className={cn(
          "h-9 w-full min-w-0 appearance-none truncate rounded-md border border-input bg-transparent pr-8 pl-3 text-sm transition-colors hover:bg-accent",
          "disabled:pointer-events-none disabled:opacity-50 aria-invalid:border-destructive [&>*]:bg-popover [&>*]:text-popover-foreground",
          className,
        )}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}

export { NativeSelect };
