import "server-only";
import type { Engine, EngineReference } from "@/lib/engines/engine";
import { type Picture, posterFromImage } from "./poster";

const maxBytes = 10 * 1024 * 1024;

/**
 * The engine's own thumbnail, for clips that cannot be decoded here; null where it has none. Some servers ignore the
 * variant and send the clip again, so only what calls itself an image and decodes counts.
 */
export async function enginePoster(
  engine: Engine,
  reference: EngineReference,
  signal: AbortSignal,
): Promise<Picture | null> {
  const { body, contentType } = await engine.open(reference, "thumbnail", signal);
  if (!contentType.startsWith("image/")) {
    await body.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return posterFromImage(Buffer.concat(chunks));
}
