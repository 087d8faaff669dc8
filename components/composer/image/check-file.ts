import { imageTypes, maxUploadBytes, uploadRefusals } from "@/lib/uploads/limits";

/** What some systems do not name: AVIF is younger than their list of types. */
const byEnding: Record<string, string> = { png: "png", jpg: "jpeg", jpeg: "jpeg", webp: "webp", avif: "avif" };

export function typeOfFile({ name, type }: File): string {
  const ending = byEnding[name.split(".").at(-1)?.toLowerCase() ?? ""];
  return type || (ending ? `image/${ending}` : "");
}

/** Why a file cannot be a first frame, as far as it shows before sending it; null = it may be. */
export function refuseFile(file: File): string | null {
  if (!imageTypes.some((known) => known === typeOfFile(file))) return uploadRefusals.type;
  if (file.size === 0) return uploadRefusals.empty;
  return file.size > maxUploadBytes ? uploadRefusals.large : null;
}
