import sharp from "sharp";
import { type Frame, toRgb } from "@/demo/render/frame";

/** 16 pictures of the clip in 4 columns, in reading order. */
const columns = 4;
export const tileCount = columns * columns;
const tileLongSide = 240;

function picture(frame: Frame, step?: number) {
  const { data, width, height } = toRgb(frame, step);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export async function writeThumbnail(frame: Frame, file: string): Promise<void> {
  await picture(frame).webp({ quality: 82 }).toFile(file);
}

/** One tile of the sprite sheet. The frame may be reused once this returns a promise. */
export function makeTile(frame: Frame): Promise<Buffer> {
  const size = tileSize(frame);
  // Twice as many pixels each way as the tile has are enough to make it from.
  const step = Math.max(1, Math.floor(frame.width / (2 * size.width)));
  return picture(frame, step)
    .resize({ ...size, fit: "fill" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export async function writeSpritesheet(frame: Frame, tiles: Buffer[], file: string): Promise<void> {
  const { width, height } = tileSize(frame);
  const placed = tiles.map((input, i) => ({
    input,
    left: (i % columns) * width,
    top: Math.floor(i / columns) * height,
  }));
  await sharp({ create: { width: width * columns, height: height * columns, channels: 3, background: "#000" } })
    .composite(placed)
    .webp({ quality: 75 })
    .toFile(file);
}

function tileSize({ width, height }: Frame): { width: number; height: number } {
  const scale = tileLongSide / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
