import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { S3Error } from "./errors";
import type { S3Request } from "./request";
import { openObject, type Store } from "./store";
import { readBytes, type StoredFile } from "./stored-file";

const OVERRIDES = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** GetObject and HeadObject, with ranges, conditions and the `response-*` overrides of presigned links. */
export async function readObject(store: Store, request: S3Request, response: ServerResponse): Promise<void> {
  const file = await openObject(store, request.bucket, request.key);
  try {
    const headers = describe(file, request);
    const unchanged = checkConditions(file, request);
    if (unchanged) {
      response.writeHead(304, { etag: headers.etag, "last-modified": headers["last-modified"] }).end();
      return;
    }
    const range = readRange(file, request);
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    if (range) headers["content-range"] = `bytes ${start}-${end}/${file.size}`;
    headers["content-length"] = String(end - start + 1);
    response.writeHead(range ? 206 : 200, headers);
    if (request.method === "HEAD" || file.size === 0) {
      response.end();
      return;
    }
    // Browsers seek by dropping one answer and asking for another range; that is no error.
    await pipeline(readBytes(file.handle, start, end), response).catch(() => {});
  } finally {
    await file.handle.close();
  }
}

function describe(file: StoredFile, { query }: S3Request): Record<string, string> {
  const headers: Record<string, string> = {
    ...file.headers,
    etag: `"${file.etag}"`,
    "last-modified": new Date(file.modified).toUTCString(),
    "accept-ranges": "bytes",
  };
  for (const name of OVERRIDES) {
    const value = query.get(`response-${name}`);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

/** True when the client's copy is still good (304); throws 412 when a condition does not hold. */
function checkConditions(file: StoredFile, { headers }: S3Request): boolean {
  const wanted = headers["if-match"];
  if (wanted !== undefined && !matches(wanted, file.etag)) throw new S3Error(412, "PreconditionFailed");
  const known = headers["if-none-match"];
  if (known !== undefined) return matches(known, file.etag);
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return !Number.isNaN(since) && toSeconds(file.modified) <= toSeconds(since);
}

function matches(list: string, etag: string): boolean {
  return list.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === `"${etag}"`);
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** The one byte range asked for, both ends included; null for none, for several, or when `If-Range` says it changed. */
function readRange(
  { size, etag, modified }: StoredFile,
  { headers }: S3Request,
): { start: number; end: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? "") ?? [];
  if (first === "" && last === "") return null;
  const condition = headers["if-range"];
  if (typeof condition === "string" && condition !== `"${etag}"` && condition !== new Date(modified).toUTCString()) {
    return null;
  }
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  const backwards = first !== "" && last !== "" && Number(last) < Number(first);
  if (backwards) return null;
  if (start > end) throw new S3Error(416, "InvalidRange", undefined, { "content-range": `bytes */${size}` });
  return { start, end };
}
