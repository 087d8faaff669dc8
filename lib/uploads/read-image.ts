import "server-only";
import sharp from "sharp";
import { AppError } from "@/lib/errors";
import { type ImageType, imageTypes, uploadRefusals } from "./limits";

const maxPixels = 50_000_000;
const minEdge = 64;
const maxEdge = 4096;

const names: Record<ImageType, string> = {
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
};

/** JPEG bytes. */
export interface Image {
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * Checks an uploaded picture by its content and gives it upright, in sRGB, without metadata, at most 4096 pixels on
 * its longer side. `claimed` is the type it was sent as; null when it came without one.
 * @throws AppError `upload_invalid` with words for the user
 */
export async function readImage(bytes: Uint8Array, claimed: string | null): Promise<Image> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = typeOf(file);
  // Nothing but these four formats reaches the decoders.
  if (!type) throw invalid(uploadRefusals.type);
  const claim = imageTypes.find((known) => known === claimed);
  if (claim && claim !== type)
    throw invalid(`The file says it is ${names[claim]} but contains ${names[type]}. Save it again in one format.`);
  try {
    const picture = sharp(file, { limitInputPixels: false });
    const { width, height, pages = 1 } = await picture.metadata();
    if (pages > 1 || isAnimated(file, type))
      throw invalid("Animated pictures cannot be a first frame. Use a still one.");
    if (width * height > maxPixels) throw invalid("The picture is too large: at most 50 megapixels.");
    if (Math.min(width, height) < minEdge)
      throw invalid(`The picture is too small: at least ${minEdge} pixels each way.`);
    const { data, info } = await picture
      .autoOrient()
      .flatten()
      .resize({ width: maxEdge, height: maxEdge, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("upload_invalid", {
      message: "The picture is damaged and cannot be read.",
      field: "image",
      cause,
    });
  }
}

function invalid(message: string): AppError {
  return new AppError("upload_invalid", { message, field: "image" });
}

/** The format by its first bytes; null for anything we do not take. */
function typeOf(file: Buffer): ImageType | null {
  const text = (from: number, to: number) => file.toString("latin1", from, to);
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(4, 8) === "ftyp" && file.subarray(8, file.readUInt32BE(0)).includes("avi")) return "image/avif";
  return null;
}

/** What the decoder does not tell: an APNG has an acTL chunk before its data, an AVIF sequence the brand avis. */
function isAnimated(file: Buffer, type: ImageType): boolean {
  if (type === "image/avif") return file.toString("latin1", 8, 12) === "avis";
  const control = file.indexOf("acTL");
  return type === "image/png" && control !== -1 && control < file.indexOf("IDAT");
}
