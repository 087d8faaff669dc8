import "server-only";
import type { Video } from "@/lib/db";
import type { EngineReference } from "@/lib/engines/engine";

/** The engine's handle of a video's job, as `move` stored it. For videos that have one: those the engine accepted. */
export function referenceOf({ engineRef }: Pick<Video, "engineRef">): EngineReference {
  return engineRef as unknown as EngineReference;
}
