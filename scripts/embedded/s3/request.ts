import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { S3Error } from "./errors";

/** An HTTP request taken apart the way S3 signs and routes it. `URL` would tidy dots and plus signs away. */
export type S3Request = {
  method: string;
  /** As sent, still encoded. */
  path: string;
  bucket: string;
  key: string;
  query: Map<string, string>;
  headers: IncomingHttpHeaders;
  message: IncomingMessage;
};

export function parseRequest(message: IncomingMessage): S3Request {
  const [path = "/", search = ""] = splitOnce(message.url ?? "/", "?");
  const [bucket = "", key = ""] = splitOnce(decode(path).replace(/^\//, ""), "/");
  const query = new Map<string, string>();
  for (const pair of search.split("&").filter(Boolean)) {
    const [name = "", value = ""] = splitOnce(pair, "=");
    query.set(decode(name), decode(value));
  }
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, "KeyTooLongError");
  return { method: message.method ?? "GET", path, bucket, key, query, headers: message.headers, message };
}

export function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, "InvalidURI");
  }
}

/** Percent-encoding as signature version 4 wants it: everything but letters, digits and `-._~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
