import "server-only";
import sharp, { type OverlayOptions } from "sharp";
import type { SpriteDto } from "@/lib/videos/schemas";
import type { Clip } from "./clip";
import type { Picture } from "./poster";

const tileEdge = 320;

export type SpriteMeta = Omit<SpriteDto, "url">;

/**
 * A sheet of 16 to 25 tiles at equal steps through the clip, for scrubbing and previews. Tile `i` shows the picture
 * at `i × interval` seconds. Null when the clip cannot be decoded.
 */
export async function makeSprite(clip: Clip, signal: AbortSignal): Promise<(Picture & { meta: SpriteMeta }) | null> {
  const columns = clip.duration > 10 ? 5 : 4;
  const rows = clip.duration > 15 ? 5 : 4;
  const count = columns * rows;
  const interval = clip.duration / count;
  const scale = tileEdge / Math.max(clip.width, clip.height);
  const tileWidth = Math.max(1, Math.round(clip.width * scale));
  const tileHeight = Math.max(1, Math.round(clip.height * scale));

  const tiles: OverlayOptions[] = [];
  const times = Array.from({ length: count }, (_, index) => index * interval);
  let index = 0;
  for await (const frame of clip.frames(times, signal)) {
    const place = { left: (index % columns) * tileWidth, top: Math.floor(index / columns) * tileHeight };
    index += 1;
    if (!frame) continue;
    const input = await frame.resize(tileWidth, tileHeight, { fit: "fill" }).raw().toBuffer();
    tiles.push({ input, raw: { width: tileWidth, height: tileHeight, channels: 3 }, ...place });
  }
  if (tiles.length === 0) return null;

  const width = columns * tileWidth;
  const height = rows * tileHeight;
  const bytes = await sharp({ create: { width, height, channels: 3, background: "black" } })
    .composite(tiles)
    .webp({ quality: 75 })
    .toBuffer();
  return { bytes, width, height, meta: { columns, rows, count, interval, tileWidth, tileHeight } };
}
