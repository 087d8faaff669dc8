import "server-only";
import { db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { log } from "@/lib/log";
import { referenceOf } from "./reference-of";

/**
 * Tells the engine to stop or forget the job of a video that ended early. Best effort: when it cannot be reached the
 * sweep tries again, for up to a day.
 */
export async function cleanUpAtEngine(videoId: string): Promise<void> {
  const video = await db.video.findUnique({ where: { id: videoId } });
  if (!video?.cleanupAt || !video.engineRef) return;
  try {
    const engine = engineOf(video.engine);
    const reference = referenceOf(video);
    const signal = AbortSignal.timeout(10_000);
    await (engine.cancel ?? engine.remove)?.call(engine, reference, signal);
    // Only this attempt's: a later one may have been canceled meanwhile.
    await db.video.updateMany({ where: { id: videoId, attempt: video.attempt }, data: { cleanupAt: null } });
  } catch (error) {
    log.warn({ videoId, err: error }, "the engine could not be told to stop; the sweep tries again");
  }
}
