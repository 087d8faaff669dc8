import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** A short label for longer words. `pressed` where a second press takes them out again. */
export function Chip({ pressed, className, ...props }: ComponentProps<"button"> & { pressed?: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={cn(
        "h-8 max-w-full truncate rounded-full border px-3 text-sm transition-colors hover:bg-accent",
        pressed
          ? "border-foreground bg-accent text-foreground"
          : "border-input text-muted-foreground hover:text-foreground",
        className,
      )}
      {...props}
    />
  );
}
