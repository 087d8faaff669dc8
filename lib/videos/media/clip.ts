import "server-only";
import {
  CustomSource,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  MP4,
  QTFF,
  type VideoSample,
  VideoSampleSink,
} from "mediabunny";
import { ArchiveError } from "./archive-error";

// Clips are read by byte ranges straight from the bucket: no temporary file, memory independent of the clip's
// length, and what is examined is what is stored.

export interface ClipSource {
  bytes: number;
  /** Bytes `start` to `end` (exclusive). */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Pixels, as shown: after rotation, and square. */
export interface Size {
  width: number;
  height: number;
}

export interface Clip extends Size {
  /** Seconds. */
  duration: number;
  /**
   * The picture at each of the ascending times (seconds from the start), brought to `size`: RGBA, four bytes to a
   * pixel, rows from the top, without gaps. Null where there is none.
   */
  frames(times: number[], size: Size, signal: AbortSignal): AsyncGenerator<Buffer | null>;
  close(): void;
}

/**
 * Opens an MP4 or QuickTime file and looks at it closely enough to know that it is whole: it parses, has a video
 * track, and the last frame's bytes are there. @throws ArchiveError `bad_file` when it is not; errors of `read` pass
 */
export async function openClip(source: ClipSource): Promise<Clip> {
  let readError: unknown;
  const input = new Input({
    formats: [MP4, QTFF],
    source: new CustomSource({
      getSize: () => source.bytes,
      read: (start, end) =>
        source.read(start, end).catch((error) => {
          readError ??= error;
          throw error;
        }),
      prefetchProfile: "network",
      handleUnhandledError: () => {}, // kept in readError; the next read fails by itself
    }),
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new ArchiveError("bad_file", "no video track");
    const start = await track.getFirstTimestamp();
    const duration = (await track.computeDuration()) - Math.max(start, 0);
    const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
    if (!last?.data.length || !(duration > 0)) throw new ArchiveError("bad_file", "no frames, or the end is missing");
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      duration,
      frames: (times, size, signal) =>
        decode(
          track,
          times.map((time) => start + time),
          size,
          signal,
        ),
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    if (readError) throw readError;
    throw error instanceof ArchiveError ? error : new ArchiveError("bad_file", "it does not parse", { cause: error });
  }
}

let decoders: Promise<void> | undefined;

/** FFmpeg's decoders, loaded with the first clip: where no build fits this machine, only pictures are missing. */
function loadDecoders(): Promise<void> {
  decoders ??= import("@mediabunny/server").then((server) => {
    server.registerMediabunnyServer({ hardwareContext: null });
  });
  return decoders;
}

async function* decode(
  track: InputVideoTrack,
  times: number[],
  size: Size,
  signal: AbortSignal,
): AsyncGenerator<Buffer | null> {
  await loadDecoders();
  // Scaling uses a frame up, and two times can fall on one frame.
  let last: { timestamp: number; pixels: Buffer } | undefined;
  for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(times)) {
    using frame = sample;
    signal.throwIfAborted();
    if (frame && frame.timestamp !== last?.timestamp) {
      last = { timestamp: frame.timestamp, pixels: await scale(frame, size) };
    }
    yield frame && last ? last.pixels : null;
  }
}

/** FFmpeg makes the frame small first: the colours of few pixels are converted quicker than those of many. */
async function scale(frame: VideoSample, { width, height }: Size): Promise<Buffer> {
  using scaled = await frame.transform({ width, height, fit: "fill" });
  const pixels = Buffer.alloc(scaled.allocationSize({ format: "RGBA" }));
  await scaled.copyTo(pixels, { format: "RGBA" });
  return pixels;
}
