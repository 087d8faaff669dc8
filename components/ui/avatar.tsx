import type * as React from "react";
import { cn } from "@/lib/cn";

/** A round picture, or the first letter of `name` where there is none. Decorative: the name is said beside it. */
function Avatar({ className, name, src, ...props }: React.ComponentProps<"span"> & { name: string; src?: string }) {
  return (
    <span
      data-slot="avatar"
      aria-hidden
      className={cn(
        "inline-flex size-7 shrink-0 select-none items-center justify-center overflow-hidden rounded-full border bg-secondary font-medium text-xs",
        className,
      )}
      {...props}
    >
      {src ? (
        // biome-ignore lint/performance/noImgElement: presigned pictures come straight from the bucket
        <img src={src} alt="" className="size-full object-cover" />
      ) : (
        // Drawn, not text: the name beside it is what is read and matched.
        <span data-letter={name.trim().charAt(0).toUpperCase()} className="before:content-[attr(data-letter)]" />
      )}
    </span>
  );
}

export { Avatar };
