import "server-only";
import sharp, { type Sharp } from "sharp";
import type { SpriteDto } from "@/lib/videos/schemas";
import type { Clip } from "./clip";
import type { Picture } from "./poster";

const tileEdge = 320;

export type SpriteMeta = Omit<SpriteDto, "url">;
export type Sprite = Picture & { meta: SpriteMeta };

/**
 * A sheet of 16 to 25 tiles at equal steps through the clip, for scrubbing and previews. Tile `i` shows the picture
 * at `i × interval` seconds.
 */
export function layOutSprite(clip: Clip): SpriteMeta {
  const columns = clip.duration > 10 ? 5 : 4;
  const rows = clip.duration > 15 ? 5 : 4;
  const count = columns * rows;
  const scale = tileEdge / Math.max(clip.width, clip.height);
  const tileWidth = Math.max(1, Math.round(clip.width * scale));
  const tileHeight = Math.max(1, Math.round(clip.height * scale));
  return { columns, rows, count, interval: clip.duration / count, tileWidth, tileHeight };
}

/** A frame's pixels as one tile of the sheet. */
export function makeTile(frame: Sharp, { tileWidth, tileHeight }: SpriteMeta): Promise<Buffer> {
  return frame.resize(tileWidth, tileHeight, { fit: "fill" }).raw().toBuffer();
}

/** The sheet as WebP, black where there is no tile; null when there is none at all. */
export async function joinTiles(tiles: (Buffer | null)[], meta: SpriteMeta): Promise<Sprite | null> {
  const { columns, rows, tileWidth, tileHeight } = meta;
  const raw = { width: tileWidth, height: tileHeight, channels: 3 } as const;
  const placed = tiles.flatMap((input, index) => {
    const place = { left: (index % columns) * tileWidth, top: Math.floor(index / columns) * tileHeight };
    return input ? [{ input, raw, ...place }] : [];
  });
  if (placed.length === 0) return null;
  const width = columns * tileWidth;
  const height = rows * tileHeight;
  const bytes = await sharp({ create: { width, height, channels: 3, background: "black" } })
    .composite(placed)
    .webp({ quality: 75 })
    .toBuffer();
  return { bytes, width, height, meta };
}
