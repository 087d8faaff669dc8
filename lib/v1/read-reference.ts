import "server-only";
import { AppError } from "@/lib/errors";
import { maxUploadBytes } from "@/lib/uploads/limits";

/** The first frame as a program sent it. */
export interface Reference {
  bytes: Uint8Array;
  /** What the program called it; null when it did not. */
  contentType: string | null;
}

/**
 * Reads `input_reference`: a file, a data URL, or `{ image_url: "data:…" }` (in a form possibly as JSON text).
 * Addresses are never fetched. Gives null without one. @throws AppError `upload_invalid`, `upload_too_large`
 */
export async function readReference(field: unknown): Promise<Reference | null> {
  if (field === undefined || field === null || field === "") return null;
  if (field instanceof File) {
    if (field.size > maxUploadBytes) throw new AppError("upload_too_large", { field: "image" });
    return { bytes: await field.bytes(), contentType: field.type || null };
  }
  const reference = parseText(field);
  const url = typeof reference === "string" ? reference : (reference as { image_url?: unknown }).image_url;
  if (typeof url !== "string") throw refuse("This studio keeps no files by id: send the picture itself.");
  const [, contentType, data] = /^data:([\w.+/-]*);base64,([\w+/=\s-]+)$/.exec(url) ?? [];
  if (!data) throw refuse("Send the picture as a file or a base64 data URL. Other addresses are not fetched.");
  return { bytes: Buffer.from(data, "base64"), contentType: contentType || null };
}

/** Some form clients send the object as JSON text. */
function parseText(field: unknown): unknown {
  if (typeof field !== "string" || !field.startsWith("{")) return field;
  try {
    return JSON.parse(field);
  } catch {
    throw refuse("The picture's reference is not valid JSON.");
  }
}

function refuse(message: string): AppError {
  return new AppError("upload_invalid", { message, field: "image" });
}
