import type { CSSProperties } from "react";
import { Skeleton } from "@/components/ui/skeleton";

const SHAPES = [16 / 9, 9 / 16, 16 / 9, 16 / 9, 1, 9 / 16, 16 / 9, 16 / 9, 9 / 16, 16 / 9, 16 / 9, 1];

/** Rows of the final size while the library loads. */
export function VideoGridSkeleton() {
  return (
    <div aria-hidden className="justified-rows">
      {SHAPES.map((ratio, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of placeholders
        <div key={index} className="justified-item" style={{ "--ratio": ratio.toFixed(4) } as CSSProperties}>
          <Skeleton className="absolute inset-x-0 top-0 bottom-7 rounded-lg" />
        </div>
      ))}
    </div>
  );
}
