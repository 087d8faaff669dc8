import type * as React from "react";
import { cn } from "@/lib/cn";

/** `value` is 0–100; left out, the bar says "working" without a number. The caller names it with `aria-label`. */
function Progress({ className, value, ...props }: React.ComponentProps<"div"> & { value?: number }) {
  const known = value !== undefined;
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(value) : undefined}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-secondary", className)}
      {...props}
    >
      <div
        data-slot="progress-indicator"
        className={cn("size-full origin-left bg-live transition-transform duration-500", !known && "animate-pulse")}
        style={{ transform: `scaleX(${known ? Math.min(100, Math.max(0, value)) / 100 : 0.3})` }}
      />
    </div>
  );
}

export { Progress };
