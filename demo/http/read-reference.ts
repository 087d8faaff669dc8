import { createHash } from "node:crypto";
import sharp from "sharp";
import { invalid } from "@/demo/http/errors";
import type { Fields } from "@/demo/http/read-fields";
import type { MediaStore } from "@/demo/media-store";

const param = "input_reference";
const maxBytes = 20 * 1024 * 1024;
const formats = ["jpeg", "png", "webp"];

/**
 * The first-frame picture of a request: a file, or `{ image_url: "data:…" }`. Checked by content, kept under
 * the digest of its bytes. Gives its name in the media store, or null without a picture. Throws 400.
 */
export async function readInputReference(fields: Fields, media: MediaStore): Promise<string | null> {
  const { input_reference: reference } = fields;
  if (reference === undefined || reference === null || reference === "") return null;
  const bytes = reference instanceof File ? await readFile(reference) : readDataUrl(reference);
  const { format } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: undefined }));
  if (!format || !formats.includes(format)) {
    throw invalid(param, "Invalid image. Supported formats are JPEG, PNG and WebP.", "invalid_image");
  }
  return media.saveUpload(`${createHash("sha256").update(bytes).digest("hex")}.${format}`, bytes);
}

async function readFile(file: File): Promise<Buffer> {
  if (file.size > maxBytes) throw invalid(param, "The image is larger than 20 MB.", "image_too_large");
  return Buffer.from(await file.arrayBuffer());
}

function readDataUrl(reference: unknown): Buffer {
  const url = typeof reference === "string" ? reference : (reference as { image_url?: unknown }).image_url;
  if (typeof url !== "string") {
    throw invalid(
      param,
      "Provide 'image_url' with a data URL; this server keeps no files for 'file_id'.",
      "invalid_image",
    );
  }
  const data = /^data:image\/[a-z+.-]+;base64,(.+)$/s.exec(url)?.[1];
  if (!data) throw invalid(param, "Only base64 data URLs are accepted as 'image_url'.", "invalid_image_url");
  return Buffer.from(data, "base64");
}
