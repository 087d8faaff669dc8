// Reference images: what goes in and what comes out. Client-safe.
import { z } from "zod";
import { parseSize } from "@/lib/parse-size";
import { imageTypes, maxUploadBytes, uploadRefusals } from "./limits";

export const createUploadSchema = z.object({
  contentType: z.enum(imageTypes, uploadRefusals.type),
  bytes: z.number().int().min(1, uploadRefusals.empty).max(maxUploadBytes, uploadRefusals.large),
});
export type CreateUploadInput = z.output<typeof createUploadSchema>;

/** Part of the upright picture, as fractions of its width and height. */
export const cropSchema = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().positive().max(1),
    height: z.number().positive().max(1),
  })
  .refine((crop) => crop.x + crop.width <= 1.001 && crop.y + crop.height <= 1.001, "The crop leaves the picture.");
export type Crop = z.output<typeof cropSchema>;

export const frameSizeSchema = z
  .string()
  .regex(/^\d{2,4}x\d{2,4}$/, "A size looks like 1280x720.")
  .refine((size) => {
    const { width, height } = parseSize(size);
    return Math.max(width, height) <= 4096;
  }, "At most 4096 pixels on each side.");

export const completeUploadSchema = z.object({
  /** The clip's size, which the picture is cropped to. */
  size: frameSizeSchema,
  /** Without it, the middle of the picture is kept. */
  crop: cropSchema.optional(),
});
export type CompleteUploadInput = z.output<typeof completeUploadSchema>;

/** Where the browser puts the file: PUT to `url` with exactly these headers, within 15 minutes. */
export interface UploadTarget {
  id: string;
  url: string;
  headers: Record<string, string>;
}

/** A reference image, ready for a start. URLs are presigned. */
export interface UploadDto {
  /** May differ from the id that was sent: a picture that videos already use is never changed, but copied. */
  id: string;
  /** The whole upright picture, at most 4096 pixels on its longer side. */
  width: number;
  height: number;
  originalUrl: string;
  /** Cropped to the clip's size; null until a size was chosen. */
  frame: { size: string; url: string } | null;
}
