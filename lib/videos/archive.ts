import "server-only";
import { createHash } from "node:crypto";
import { DownloadError, type Engine, type EngineDownload, type EngineReference } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { deleteObjects, headObject, putObject, readObject } from "@/lib/storage";
import { uploadStream } from "@/lib/storage/upload-stream";
import { crashPoint } from "./crash-point";
import { ArchiveError } from "./media/archive-error";
import { type Clip, openClip } from "./media/clip";
import { makePictures } from "./media/make-pictures";
import { measure } from "./media/measure";
import type { Picture } from "./media/poster";
import type { SpriteMeta } from "./media/sprite";

export { ArchiveError, type ArchiveFailure } from "./media/archive-error";

const durationTolerance = 0.2;

export interface ArchiveInput {
  videoId: string;
  engine: Engine;
  reference: EngineReference;
  /** The length that was asked for. */
  expectSeconds: number;
  signal: AbortSignal;
  /**
   * Called before each part and before anything becomes visible or is removed, so that the caller makes sure of its
   * lease. What it throws stops the copy and is thrown on.
   */
  onProgress?: (bytes: number) => void | Promise<void>;
  maxBytes?: number;
  /** Longest wait for the engine's next bytes, in milliseconds. */
  idleMs?: number;
}

export interface ArchivedAsset {
  kind: "video" | "poster" | "sprite";
  key: string;
  contentType: string;
  bytes: number;
  sha256: string;
  width: number;
  height: number;
  /** Sprite sheets only. */
  meta: SpriteMeta | null;
}

export interface Archived {
  /** The video first; poster and sprite sheet where they could be made. */
  assets: ArchivedAsset[];
  durationMs: number;
  /** Tiny WebP data URL; null without a poster. */
  blur: string | null;
}

/** The keys of a video's objects: derived from its id, so that a second copy overwrites the first. */
export function assetKeys(videoId: string): Record<ArchivedAsset["kind"], string> {
  const folder = `videos/${videoId}`;
  return { video: `${folder}/clip.mp4`, poster: `${folder}/poster.webp`, sprite: `${folder}/sprite.webp` };
}

/**
 * Copies a finished clip from its engine into the bucket, checks what is stored there, and adds a poster and a sprite
 * sheet. Writes nothing to the database. A copy that does not succeed leaves no object; one that is interrupted after
 * it became visible leaves a whole clip, which the next try overwrites.
 * @throws ArchiveError, the signal's reason, or what onProgress threw
 */
export async function archiveClip(input: ArchiveInput): Promise<Archived> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([input.signal, stopped.signal]);
  const keys = assetKeys(input.videoId);
  const onProgress = async (bytes: number) => {
    try {
      await input.onProgress?.(bytes);
    } catch (error) {
      stopped.abort(error);
    }
    signal.throwIfAborted();
  };
  try {
    const download = await open({ ...input, signal });
    const { bytes, sha256 } = await copy(download, keys.video, { ...input, signal, onProgress });
    try {
      return await examine({ ...input, signal, onProgress }, { bytes, sha256 });
    } catch (error) {
      if (error instanceof ArchiveError && error.reason === "bad_file") {
        await onProgress(bytes);
        await deleteObjects([keys.video], signal).catch((err) => log.warn({ err }, "a bad clip is still stored"));
      }
      throw error;
    }
  } catch (error) {
    signal.throwIfAborted(); // what follows an abort is noise: the reason is what counts
    throw error;
  }
}

/** Looks at the clip where it is stored now, and adds its pictures. */
async function examine(input: ArchiveInput, { bytes, sha256 }: { bytes: number; sha256: string }): Promise<Archived> {
  const { signal, onProgress } = input;
  const keys = assetKeys(input.videoId);
  const clip = await openStored(keys.video, bytes, signal);
  try {
    checkDuration(clip, input.expectSeconds);
    const pictures = await makePictures(clip, input);
    await onProgress?.(bytes);
    const { width, height } = clip;
    const video = { kind: "video", key: keys.video, contentType: "video/mp4", width, height, meta: null } as const;
    const [poster, sprite] = await Promise.all([
      pictures.poster && store("poster", keys.poster, pictures.poster, signal),
      pictures.sprite && store("sprite", keys.sprite, pictures.sprite, signal),
    ]);
    return {
      assets: [{ ...video, bytes, sha256 }, ...[poster, sprite].filter((asset) => asset !== null)],
      durationMs: Math.round(clip.duration * 1000),
      blur: poster && pictures.blur,
    };
  } finally {
    clip.close();
  }
}

async function open({ engine, reference, signal }: ArchiveInput): Promise<EngineDownload> {
  try {
    return await engine.open(reference, "video", signal);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw new ArchiveError("fetch", "could not be opened", { cause: error });
    const { gone, retryAfter } = error;
    throw new ArchiveError(gone ? "gone" : "fetch", error.message, { retryAfter, cause: error });
  }
}

/** Engine → bucket. The object becomes visible only after every byte has been counted, and HEAD confirms it. */
async function copy(download: EngineDownload, key: string, input: ArchiveInput) {
  const { signal, onProgress, maxBytes, idleMs } = input;
  const measured = measure(download.body, { promised: download.bytes, maxBytes, idleMs });
  await storing(uploadStream(measured.body, { key, contentType: "video/mp4", signal, onProgress }));
  crashPoint("copy.visible");
  const { bytes, sha256 } = measured.result();
  const stored = await storing(headObject(key, signal));
  if (stored?.bytes !== bytes) throw new ArchiveError("storage", `${stored?.bytes ?? "no"} B stored of ${bytes} B`);
  return { bytes, sha256 };
}

function openStored(key: string, bytes: number, signal: AbortSignal): Promise<Clip> {
  const read = async (start: number, end: number) => {
    const part = await storing(readObject(key, { start, end }, signal));
    if (part?.length !== end - start) throw new ArchiveError("storage", "the stored clip cannot be read back");
    return part;
  };
  return openClip({ bytes, read });
}

function checkDuration(clip: Clip, expected: number): void {
  if (Math.abs(clip.duration - expected) > expected * durationTolerance)
    throw new ArchiveError("bad_file", `${clip.duration.toFixed(1)} s instead of ${expected} s`);
}

/** Stores a poster or sprite sheet; null when the bucket refuses it, because the clip is worth more than its picture. */
async function store(
  kind: "poster" | "sprite",
  key: string,
  picture: Picture & { meta?: SpriteMeta },
  signal: AbortSignal,
): Promise<ArchivedAsset | null> {
  const { bytes, width, height, meta = null } = picture;
  const contentType = "image/webp";
  try {
    await putObject(key, bytes, contentType, signal);
  } catch (err) {
    signal.throwIfAborted();
    log.warn({ err, kind }, "a picture could not be stored");
    return null;
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { kind, key, contentType, bytes: bytes.length, sha256, width, height, meta };
}

/** The store's own failures, told apart from those of the bytes that pass through it. */
async function storing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError("storage", "the bucket failed", { cause: error });
  }
}
