"use client";

import { ChevronDown } from "lucide-react";
import { type ChangeEvent, type ComponentProps, useRef } from "react";
import { useHeardEarly } from "@/components/hooks/use-heard-early";
import { cn } from "@/lib/cn";

/** The browser's own select: no script, and the phone's own wheel. */
function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  const select = useRef<HTMLSelectElement>(null);
  useHeardEarly(select, props.value, (target) => props.onChange?.({ target } as ChangeEvent<HTMLSelectElement>));
  return (
    <span data-slot="native-select" className="relative inline-flex min-w-0">
      <select
        ref={select}
        autoComplete="off"
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
