import "server-only";
import type { Engine, EngineReference } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import type { Clip } from "./clip";
import { enginePoster } from "./engine-poster";
import { makeBlur, makePoster, type Picture } from "./poster";
import { makeSprite, type Sprite } from "./sprite";

/** A clip that takes longer to decode goes without pictures. */
const maxMs = 60_000;

export interface Pictures {
  poster: Picture | null;
  sprite: Sprite | null;
  blur: string | null;
}

/**
 * Poster, sprite sheet and blur of a clip. They are made from the clip itself: the engine's variants would cost a
 * call each, and its sprite sheets come without their layout. Its thumbnail stands in for a clip that cannot be
 * decoded here. What fails is left out; only the signal's reason is thrown.
 */
export async function makePictures(
  clip: Clip,
  source: { engine: Engine; reference: EngineReference; signal: AbortSignal },
): Promise<Pictures> {
  const signal = AbortSignal.any([source.signal, AbortSignal.timeout(maxMs)]);
  const attempt = async <T>(what: string, make: () => Promise<T | null>): Promise<T | null> => {
    try {
      return await make();
    } catch (error) {
      source.signal.throwIfAborted();
      log.warn({ err: error, job: source.reference.id }, `no ${what} for this clip`);
      return null;
    }
  };
  const poster =
    (await attempt("poster", () => makePoster(clip, signal))) ??
    (await attempt("engine thumbnail", () => enginePoster(source.engine, source.reference, signal)));
  return {
    poster,
    sprite: await attempt("sprite sheet", () => makeSprite(clip, signal)),
    blur: poster && (await attempt("blur", () => makeBlur(poster))),
  };
}
