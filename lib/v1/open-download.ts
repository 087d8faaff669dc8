import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { getObjectStream, type StoredObject } from "@/lib/storage";

/** Downloads of one user that this process carries at once, and of all together. */
const ofOne = 32;
const ofAll = 256;

// Each holds two sockets and some buffers of this process for as long as its reader likes, so each process counts its
// own.
const open = new Map<string, number>();
let total = 0;

function count(userId: string, by: 1 | -1): void {
  const mine = (open.get(userId) ?? 0) + by;
  if (mine > 0) open.set(userId, mine);
  else open.delete(userId);
  total += by;
}

/**
 * Opens an object for the viewer's program, as getObjectStream does. It counts as open until it was read to its end or
 * let go. @throws AppError `rate_limited` while too many are open
 */
export async function openDownload(
  viewer: Viewer,
  key: string,
  options: { range?: string; signal: AbortSignal },
): Promise<StoredObject | null> {
  if (total >= ofAll || (open.get(viewer.id) ?? 0) >= ofOne) {
    const message = "Too many downloads are open at once. Read one to its end, or wait a moment and try again.";
    throw new AppError("rate_limited", { message, retryAfter: 5 });
  }
  count(viewer.id, 1);
  let closed: Promise<void> | undefined;
  try {
    const object = await getObjectStream(key, options);
    closed = object?.closed;
    return object;
  } finally {
    void Promise.resolve(closed).then(() => count(viewer.id, -1));
  }
}
