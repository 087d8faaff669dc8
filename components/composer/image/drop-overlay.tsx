import { ImagePlus } from "lucide-react";

/** Over the whole page while a file is held above it: it can be dropped anywhere. */
export function DropOverlay() {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-40 grid animate-rise place-items-center bg-background/80 p-6"
    >
      <p className="flex items-center gap-3 rounded-xl border border-input border-dashed bg-popover px-8 py-6 text-base">
        <ImagePlus className="size-5 text-muted-foreground" /> Drop a picture to begin from it
      </p>
    </div>
  );
}
