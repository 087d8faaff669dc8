// What a reference image may be. Client-safe, and small: the composer checks a file before it sends it.

export const imageTypes = ["image/png", "image/jpeg", "image/webp", "image/avif"] as const;
export type ImageType = (typeof imageTypes)[number];

export const maxUploadBytes = 20 * 1024 * 1024;

export const uploadRefusals = {
  type: "Use a PNG, JPEG, WebP or AVIF picture.",
  empty: "The file is empty.",
  large: "The file is larger than 20 MB.",
} as const;
