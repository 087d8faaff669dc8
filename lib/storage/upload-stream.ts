import "server-only";
import { putObject } from "@/lib/storage";
import { abortUpload, beginUpload, finishUpload, type UploadedPart, uploadPart } from "./multipart";

// Multipart upload of a stream, by hand: @aws-sdk/lib-storage completes a source that ended early, goes on sending
// after a part has failed, and returns from an abort before its clean-up is done.

const partBytes = 8 * 1024 * 1024; // equal parts, as R2 wants them
const concurrency = 3;
const abortTries = 3;

export interface UploadOptions {
  key: string;
  contentType: string;
  signal: AbortSignal;
  /** Called before each part and before the object becomes visible; what it throws stops the upload. */
  onProgress?: (bytes: number) => void | Promise<void>;
}

/**
 * Streams `body` into the bucket with at most three parts in memory. When anything fails (the body, the store, the
 * signal) no object appears, the parts are thrown away and the body is canceled before this rejects with the first
 * error. A body of at most one part is stored in one request, after it has ended well.
 */
export async function uploadStream(body: ReadableStream<Uint8Array>, options: UploadOptions): Promise<void> {
  const { key, contentType, onProgress } = options;
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const reader = body.getReader();
  const closeSource = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", closeSource, { once: true });

  const free: PartBuffer[] = [];
  const inFlight = new Set<Promise<void>>();
  const parts: UploadedPart[] = [];
  let uploadId: string | undefined;
  let sent = 0;

  try {
    signal.throwIfAborted();
    for await (const part of cut(reader, free)) {
      signal.throwIfAborted(); // a canceled reader looks like one that has ended
      await onProgress?.(sent);
      if (part.last && part.number === 1) return await putObject(key, part.bytes, contentType, signal);
      uploadId ??= await beginUpload(key, contentType, signal);
      sent += part.bytes.length;
      const sending: Promise<void> = uploadPart(key, uploadId, part.number, part.bytes, signal)
        .then((uploaded) => {
          parts.push(uploaded);
          free.push(part.buffer);
        })
        .catch((error) => failed.abort(error))
        .finally(() => inFlight.delete(sending));
      inFlight.add(sending);
      // What was read lies outside V8's heap, and 64 MiB of it would pile up before V8 lets go of any (--expose-gc).
      globalThis.gc?.({ type: "minor" });
      if (inFlight.size >= concurrency) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
    signal.throwIfAborted();
    await onProgress?.(sent);
    if (uploadId) await finishUpload(key, uploadId, parts, signal);
  } catch (error) {
    failed.abort(error);
    closeSource();
    await Promise.all(inFlight); // a part still on its way could outlive the abort
    if (uploadId) await throwAway(key, uploadId);
    throw error;
  } finally {
    signal.removeEventListener("abort", closeSource);
  }
}

/** A store that is down keeps its parts: the sweep aborts them later. */
async function throwAway(key: string, uploadId: string): Promise<void> {
  for (let tries = 0; tries < abortTries; tries++) {
    const aborted = await abortUpload(key, uploadId).then(
      () => true,
      () => false,
    );
    if (aborted) return;
  }
}

type PartBuffer = Buffer<ArrayBuffer>;

interface Part {
  number: number;
  bytes: Uint8Array;
  buffer: PartBuffer;
  last: boolean;
}

/** Cuts what the reader gives into equal parts; only the last may be shorter. Takes its buffers from `free`. */
async function* cut(reader: ReadableStreamDefaultReader<Uint8Array>, free: PartBuffer[]): AsyncGenerator<Part> {
  let buffer = Buffer.allocUnsafeSlow(partBytes);
  let number = 1;
  let filled = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (let chunk = next.value; chunk.length > 0; ) {
      if (filled === partBytes) {
        yield { number, bytes: buffer, buffer, last: false };
        buffer = free.pop() ?? Buffer.allocUnsafeSlow(partBytes);
        number += 1;
        filled = 0;
      }
      const taken = chunk.subarray(0, partBytes - filled);
      buffer.set(taken, filled);
      filled += taken.length;
      chunk = chunk.subarray(taken.length);
    }
  }
  yield { number, bytes: buffer.subarray(0, filled), buffer, last: true };
}
