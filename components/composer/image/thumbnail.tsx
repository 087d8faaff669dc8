import { useEffect, useState } from "react";
import { cn } from "@/lib/cn";

/** Longest side in pixels. */
const SIDE = 64;

type ThumbnailProps = { file: File | null; url: string | undefined; ratio: number; busy: boolean };

/** The first frame at the clip's shape; dim while it is on its way or being cropped. */
export function Thumbnail({ file, url, ratio, busy }: ThumbnailProps) {
  const [preview, setPreview] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setPreview(made);
    return () => {
      setPreview(undefined);
      URL.revokeObjectURL(made);
    };
  }, [file]);

  const src = file ? preview : url;
  return (
    <span
      className="block shrink-0 overflow-hidden rounded-md bg-screen"
      style={{ width: Math.round(SIDE * Math.min(1, ratio)), height: Math.round(SIDE / Math.max(1, ratio)) }}
    >
      {src && (
        // biome-ignore lint/performance/noImgElement: presigned or local; Next must not proxy it
        <img
          src={src}
          alt="First frame"
          // What the browser cannot show may still be fine for the studio.
          onError={(event) => event.currentTarget.classList.add("invisible")}
          className={cn("size-full object-cover transition-opacity", busy && "opacity-50")}
        />
      )}
    </span>
  );
}
