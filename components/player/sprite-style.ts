import type { CSSProperties } from "react";
import type { SpriteDto } from "@/lib/videos/schemas";

/** The tile of the sheet that shows the clip at `time` (seconds), as a background that fills its box. */
export function spriteStyle({ url, columns, rows, count, interval }: SpriteDto, time: number): CSSProperties {
  const index = Math.min(count - 1, Math.max(0, Math.floor(time / interval)));
  const share = (position: number, of: number) => (of > 1 ? `${(position / (of - 1)) * 100}%` : "0%");
  return {
    backgroundImage: `url("${url}")`,
    backgroundSize: `${columns * 100}% ${rows * 100}%`,
    backgroundPosition: `${share(index % columns, columns)} ${share(Math.floor(index / columns), rows)}`,
  };
}
