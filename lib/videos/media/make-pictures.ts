import "server-only";
import type { Engine, EngineReference } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import type { Clip } from "./clip";
import { enginePoster } from "./engine-poster";
import { encodePoster, makeBlur, type Picture } from "./poster";
import { joinTiles, layOutSprite, makeTile, type Sprite } from "./sprite";

/** A clip that takes longer to decode goes without pictures. */
const maxMs = 60_000;

interface Drawn {
  poster: Picture | null;
  sprite: Sprite | null;
}

export interface Pictures extends Drawn {
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
  const drawn: Drawn = { poster: null, sprite: null };
  await attempt("sprite sheet", () => drawPictures(clip, signal, drawn));
  const poster =
    drawn.poster ?? (await attempt("engine thumbnail", () => enginePoster(source.engine, source.reference, signal)));
  return { poster, sprite: drawn.sprite, blur: poster && (await attempt("blur", () => makeBlur(poster))) };
}

/**
 * Poster and sprite sheet in one pass over the clip, for decoding is what costs. When the clip breaks off on the way,
 * what was finished before is in `drawn`.
 */
export async function drawPictures(
  clip: Clip,
  signal: AbortSignal,
  drawn: Drawn = { poster: null, sprite: null },
): Promise<Drawn> {
  const meta = layOutSprite(clip);
  const times = Array.from({ length: meta.count }, (_, index) => index * meta.interval);
  // About a second in, or halfway through a shorter clip: past most fade-ins.
  const posterAt = Math.round(Math.min(1, clip.duration / 2) / meta.interval);
  const tiles: (Buffer | null)[] = [];
  for await (const frame of clip.frames(times, signal)) {
    if (frame && tiles.length === posterAt) drawn.poster = await encodePoster(frame.clone());
    tiles.push(frame && (await makeTile(frame, meta)));
  }
  drawn.sprite = await joinTiles(tiles, meta);
  return drawn;
}
