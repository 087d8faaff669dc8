import "server-only";
import { Readable } from "node:stream";
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "./env";
import { at, closeClients, s3, statusOf } from "./storage/clients";

// The bucket: any S3-compatible store. Objects go in and out by key; browsers get presigned URLs.
// Streams of unknown length go through storage/upload-stream.ts.

/** Presigned GET URLs change once per window, so that browser caches work; each lives for two windows. */
const presignWindowSeconds = 3600;
const presignPutSeconds = 900;

/**
 * What was signed, by all that goes into it. A page of the library shows some hundred addresses, the same ones at every
 * look within the hour, and to sign them anew took a good part of the time it takes to draw. Emptied when full: about 4 MB.
 */
const signed = new Map<string, string>();
const mostSigned = 5000;

/** The asked byte range lies outside the object: a 416 for whoever asked. */
export function isUnsatisfiableRange(error: unknown): boolean {
  return statusOf(error) === 416;
}

/** Stores a small object whole, replacing what was there. */
export async function putObject(
  key: string,
  body: Uint8Array,
  contentType: string,
  signal?: AbortSignal,
): Promise<void> {
  const command = new PutObjectCommand({ ...at(key), Body: body, ContentType: contentType });
  await s3().direct.send(command, { abortSignal: signal });
}

/** Size in bytes, type and ETag of an object; null when there is none. */
export async function headObject(
  key: string,
  signal?: AbortSignal,
): Promise<{ bytes: number; contentType: string; etag: string } | null> {
  try {
    const head = await s3().direct.send(new HeadObjectCommand(at(key)), { abortSignal: signal });
    return { bytes: head.ContentLength ?? 0, contentType: head.ContentType ?? "", etag: head.ETag ?? "" };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

export interface StoredObject {
  body: ReadableStream<Uint8Array>;
  /** Settles when the body was read to its end, failed or was canceled: its socket is free again. */
  closed: Promise<void>;
  /** Length of this body: of the range when one was asked for. */
  bytes: number;
  contentType: string;
  /** "bytes 0-99/1234"; null for a whole object. */
  contentRange: string | null;
  etag: string;
}

/**
 * Opens an object for somebody who may read it as slowly as they like, until the signal; null when there is none.
 * `range` is the value of a Range header ("bytes=0-99").
 * @throws for a range outside the object; see isUnsatisfiableRange
 */
export async function getObjectStream(
  key: string,
  options: { range?: string; signal?: AbortSignal } = {},
): Promise<StoredObject | null> {
  try {
    const command = new GetObjectCommand({ ...at(key), Range: options.range });
    const object = await s3().readers.send(command, { abortSignal: options.signal });
    if (!object.Body) return null;
    const stream = object.Body as Readable;
    const closed = new Promise<void>((done) => stream.once("close", done));
    return {
      body: Readable.toWeb(stream) as ReadableStream<Uint8Array>,
      closed,
      bytes: object.ContentLength ?? 0,
      contentType: object.ContentType ?? "application/octet-stream",
      contentRange: object.ContentRange ?? null,
      etag: object.ETag ?? "",
    };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Reads bytes `start` to `end` (exclusive), or the whole object; null when there is none. Keep it small. */
export async function readObject(
  key: string,
  range?: { start: number; end: number },
  signal?: AbortSignal,
): Promise<Uint8Array | null> {
  try {
    const Range = range && `bytes=${range.start}-${range.end - 1}`;
    const object = await s3().direct.send(new GetObjectCommand({ ...at(key), Range }), { abortSignal: signal });
    return (await object.Body?.transformToByteArray()) ?? null;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** Removes objects; missing ones are fine. @throws Error when the store refuses any of them */
export async function deleteObjects(keys: string[], signal?: AbortSignal): Promise<void> {
  for (let from = 0; from < keys.length; from += 1000) {
    const Objects = keys.slice(from, from + 1000).map((Key) => ({ Key }));
    const command = new DeleteObjectsCommand({ Bucket: env().S3_BUCKET, Delete: { Objects, Quiet: true } });
    const { Errors: refused = [] } = await s3().direct.send(command, { abortSignal: signal });
    if (refused.length) throw new Error(`the store kept ${refused.length} objects: ${refused[0]?.Code}`);
  }
}

/** A header value for a download's file name that survives quotes and other alphabets (RFC 6266). */
function attachment(filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/**
 * A URL a browser may GET for one to two hours. The same arguments give the same URL within the hour, so the
 * browser's cache works. With `filename` the browser saves the object instead of showing it.
 */
export async function presignGet(
  key: string,
  options: { filename?: string; contentType?: string; now?: Date } = {},
): Promise<string> {
  const now = Math.floor((options.now ?? new Date()).getTime() / 1000);
  const signingDate = new Date((now - (now % presignWindowSeconds)) * 1000);
  const what = JSON.stringify([signingDate, key, options.filename, options.contentType]);
  const known = signed.get(what);
  if (known) return known;
  const command = new GetObjectCommand({
    ...at(key),
    ResponseCacheControl: `private, max-age=${presignWindowSeconds}`,
    ResponseContentType: options.contentType,
    ResponseContentDisposition: options.filename && attachment(options.filename),
  });
  const url = await getSignedUrl(s3().browser, command, { expiresIn: 2 * presignWindowSeconds, signingDate });
  if (signed.size >= mostSigned) signed.clear();
  signed.set(what, url);
  return url;
}

/** A URL a browser may PUT exactly this many bytes of this type to, within 15 minutes; send `headers` with it. */
export async function presignPut(
  key: string,
  contentType: string,
  bytes: number,
): Promise<{ url: string; headers: Record<string, string> }> {
  const command = new PutObjectCommand({ ...at(key), ContentType: contentType, ContentLength: bytes });
  const signableHeaders = new Set(["content-type", "content-length"]);
  const url = await getSignedUrl(s3().browser, command, { expiresIn: presignPutSeconds, signableHeaders });
  return { url, headers: { "content-type": contentType } };
}

/** Asks the bucket whether it is there. @throws when it is not, or does not answer within two seconds */
export async function checkStorage(): Promise<void> {
  const command = new HeadBucketCommand({ Bucket: env().S3_BUCKET });
  await s3().direct.send(command, { abortSignal: AbortSignal.timeout(2_000) });
}

/** Creates the bucket when there is none, open to browsers' presigned requests. An existing one is left as it is. */
export async function ensureBucket(): Promise<void> {
  const Bucket = env().S3_BUCKET;
  try {
    await s3().direct.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    await s3().direct.send(new CreateBucketCommand({ Bucket }));
    const rule = { AllowedOrigins: ["*"], AllowedMethods: ["GET", "HEAD", "PUT"], AllowedHeaders: ["*"] };
    await s3().direct.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  }
}

/** Closes idle connections and forgets the configuration: for scripts and tests. */
export function disconnectStorage(): void {
  closeClients();
  signed.clear();
}
