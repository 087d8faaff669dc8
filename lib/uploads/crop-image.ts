import "server-only";
import sharp from "sharp";
import { parseSize } from "@/lib/parse-size";
import type { Image } from "./read-image";
import type { Crop } from "./schemas";

/** Cuts a picture to exactly `size` ("1280x720"): the part in `crop`, or the middle. What the shape cannot hold is cut. */
export async function cropImage(image: Uint8Array, size: string, crop?: Crop): Promise<Image> {
  const { width, height } = parseSize(size);
  const picture = sharp(image);
  if (crop) {
    const whole = await picture.metadata();
    const left = Math.min(Math.round(crop.x * whole.width), whole.width - 1);
    const top = Math.min(Math.round(crop.y * whole.height), whole.height - 1);
    picture.extract({
      left,
      top,
      width: Math.max(1, Math.min(Math.round(crop.width * whole.width), whole.width - left)),
      height: Math.max(1, Math.min(Math.round(crop.height * whole.height), whole.height - top)),
    });
  }
  const bytes = await picture.resize(width, height, { fit: "cover" }).jpeg({ quality: 92 }).toBuffer();
  return { bytes, width, height };
}
