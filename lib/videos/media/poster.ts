import "server-only";
import sharp, { type Sharp } from "sharp";

const longEdge = 1280;
const blurEdge = 16;

export interface Picture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** Makes a poster of a picture from elsewhere; throws when it does not decode. */
export async function posterFromImage(image: Uint8Array): Promise<Picture> {
  return encodePoster(sharp(image, { limitInputPixels: 50_000_000 }).autoOrient());
}

/** A WebP of at most 1280 pixels. */
export async function encodePoster(picture: Sharp): Promise<Picture> {
  const { data, info } = await picture
    .resize({ width: longEdge, height: longEdge, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** A tiny WebP data URL, about 150 characters, to show blown up while the poster loads. */
export async function makeBlur(poster: Picture): Promise<string> {
  const tiny = await sharp(poster.bytes)
    .resize({ width: blurEdge, height: blurEdge, fit: "inside" })
    .webp({ quality: 20, smartSubsample: false })
    .toBuffer();
  return `data:image/webp;base64,${tiny.toString("base64")}`;
}
