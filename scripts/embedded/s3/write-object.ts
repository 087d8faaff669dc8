import { receiveBody } from "./body";
import { S3Error } from "./errors";
import { decode, type S3Request, splitOnce } from "./request";
import { objectPath, openObject, requireBucket, type Store } from "./store";
import { type Facts, readBytes, storeFile } from "./stored-file";
import { renderResult } from "./xml";

const KEPT_HEADERS = ["content-type", "cache-control", "content-disposition", "content-language", "expires"];

/** The headers of an upload that come back with every download. Presigned uploads carry some in the query. */
export function pickHeaders({ headers, query }: S3Request): Record<string, string> {
  const kept: Record<string, string> = { "content-type": "application/octet-stream" };
  for (const [name, value] of [...query, ...Object.entries(headers)]) {
    const wanted = KEPT_HEADERS.includes(name) || name.startsWith("x-amz-meta-");
    if (wanted && typeof value === "string") kept[name] = value;
  }
  const encodings = (headers["content-encoding"] ?? "").split(",").map((one) => one.trim());
  const own = encodings.filter((one) => one !== "" && one !== "aws-chunked").join(", ");
  if (own) kept["content-encoding"] = own;
  return kept;
}

/** PutObject. Gives the ETag. */
export async function putObject(store: Store, request: S3Request): Promise<string> {
  const target = objectPath(store, request.bucket, request.key);
  const write = async (handle: Parameters<typeof receiveBody>[1]) => {
    const { size, md5 } = await receiveBody(request, handle);
    return { size, etag: md5.toString("hex"), headers: pickHeaders(request), modified: Date.now() };
  };
  const { etag } = await storeFile(store.unfinished, target, write, { exclusive: mustBeNew(request) });
  return etag;
}

/** `If-None-Match: *`: write only where nothing is. */
export function mustBeNew({ headers }: S3Request): boolean {
  const condition = headers["if-none-match"];
  if (condition !== undefined && condition !== "*") throw new S3Error(501, "NotImplemented");
  return condition === "*";
}

/** CopyObject, within this store. */
export async function copyObject(store: Store, request: S3Request): Promise<string> {
  const [path = ""] = splitOnce(String(request.headers["x-amz-copy-source"]), "?");
  const [bucket = "", key = ""] = splitOnce(decode(path).replace(/^\//, ""), "/");
  await requireBucket(store, bucket);
  const source = await openObject(store, bucket, key);
  try {
    const replace = request.headers["x-amz-metadata-directive"] === "REPLACE";
    const facts: Facts = {
      etag: source.etag,
      headers: replace ? pickHeaders(request) : source.headers,
      modified: Date.now(),
    };
    await storeFile(store.unfinished, objectPath(store, request.bucket, request.key), async (handle) => {
      for await (const chunk of readBytes(source.handle, 0, source.size - 1)) await handle.writeFile(chunk);
      return { ...facts, size: source.size };
    });
    return renderResult("CopyObjectResult", {
      LastModified: new Date(facts.modified).toISOString(),
      ETag: `"${facts.etag}"`,
    });
  } finally {
    await source.handle.close();
  }
}
