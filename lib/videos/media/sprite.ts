import "server-only";
import sharp from "sharp";
import type { SpriteDto } from "@/lib/videos/schemas";
import type { Clip } from "./clip";
import { type Picture, webpEffort } from "./poster";

const tileEdge = 320;
/** Red, green, blue and alpha. */
const channels = 4;

export type SpriteMeta = Omit<SpriteDto, "url">;
export type Sprite = Picture & { meta: SpriteMeta };

/**
 * A sheet of 16 to 25 tiles at equal steps through the clip, for scrubbing and previews, as WebP. Tile `i` shows the
 * picture at `i × interval` seconds, and is black where there is none; null when there is none at all.
 */
export async function makeSprite(clip: Clip, signal: AbortSignal): Promise<Sprite | null> {
  const columns = clip.duration > 10 ? 5 : 4;
  const rows = clip.duration > 15 ? 5 : 4;
  const count = columns * rows;
  const interval = clip.duration / count;
  const scale = tileEdge / Math.max(clip.width, clip.height);
  const tile = { width: Math.round(clip.width * scale) || 1, height: Math.round(clip.height * scale) || 1 };

  const size = { width: columns * tile.width, height: rows * tile.height };
  const sheet = Buffer.alloc(size.width * size.height * channels);
  const times = Array.from({ length: count }, (_, index) => index * interval);
  let [index, found] = [0, 0];
  for await (const frame of clip.frames(times, tile, signal)) {
    const left = (index % columns) * tile.width;
    const top = Math.floor(index / columns) * tile.height;
    index += 1;
    if (!frame) continue;
    found += 1;
    copyRows(frame, tile.width * channels, sheet, size.width * channels, (top * size.width + left) * channels);
  }
  if (found === 0) return null;

  const picture = sharp(sheet, { raw: { ...size, channels } }).flatten();
  const bytes = await picture.webp({ quality: 75, effort: webpEffort }).toBuffer();
  return { bytes, ...size, meta: { columns, rows, count, interval, tileWidth: tile.width, tileHeight: tile.height } };
}

/** Copies rows of `rowBytes` bytes to `place` and below, where rows are `stride` bytes long. */
function copyRows(from: Buffer, rowBytes: number, to: Buffer, stride: number, place: number) {
  for (let row = 0; row * rowBytes < from.length; row++) {
    from.copy(to, place + row * stride, row * rowBytes, (row + 1) * rowBytes);
  }
}
