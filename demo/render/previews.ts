import sharp from "sharp";
import { type Frame, toRgb } from "@/demo/render/frame";

/** 16 pictures of the clip in 4 columns, in reading order. */
const columns = 4;
export const tileCount = columns * columns;
const tileLongSide = 240;

const picture = (frame: Frame) =>
  sharp(toRgb(frame), { raw: { width: frame.width, height: frame.height, channels: 3 } });

export async function writeThumbnail(frame: Frame, file: string): Promise<void> {
  await picture(frame).webp({ quality: 82 }).toFile(file);
}

/** One tile of the sprite sheet. The frame may be reused once this returns a promise. */
export function makeTile(frame: Frame): Promise<Buffer> {
  const rgb = picture(frame);
  return rgb.resize(tileSize(frame)).png({ compressionLevel: 1 }).toBuffer();
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
