import "server-only";
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db";

// uploads/<user>/<upload>/raw               as the browser sent it; gone once it has been checked
// uploads/<user>/<upload>/original.jpg      checked, upright, without metadata: other sizes are cropped from it
// uploads/<user>/<upload>/1280x720-….jpg    cropped for a start; a new crop gets a new key, so nothing cached is stale
// The row's `key` names the raw file while pending, then the frame, or the original while there is no frame.

type Owned = Pick<Prisma.UploadModel, "id" | "userId">;

const folder = ({ userId, id }: Owned) => `uploads/${userId}/${id}`;

export const rawKey = (upload: Owned) => `${folder(upload)}/raw`;
export const originalKey = (upload: Owned) => `${folder(upload)}/original.jpg`;
export const newFrameKey = (upload: Owned, size: string) => `${folder(upload)}/${size}-${randomUUID()}.jpg`;

/** The size a frame key was made for; null for any other key. */
export function sizeOfFrame(key: string): string | null {
  return /\/(\d+x\d+)-[^/]*\.jpg$/.exec(key)?.[1] ?? null;
}
