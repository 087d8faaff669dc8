import { S3Error } from "./errors";
import { encode, type S3Request } from "./request";
import { objectPath, type Store, walkKeys } from "./store";
import { openStored } from "./stored-file";
import { renderResult, type XmlFields } from "./xml";

const MOST_KEYS = 1000;
/** Sorts behind every key that begins with the prefix it is appended to. */
const BEHIND = "\u{10FFFF}";

/** ListObjectsV2: pages of keys in UTF-8 order, folded at `delimiter`. */
export async function listObjects(store: Store, { bucket, query }: S3Request): Promise<string> {
  const read = (name: string) => query.get(name) ?? "";
  const [prefix, delimiter] = [read("prefix"), read("delimiter")];
  const limit = Math.min(readLimit(query.get("max-keys")), MOST_KEYS);
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString("utf8") : read("start-after");
  const contents: XmlFields[] = [];
  const folded: XmlFields[] = [];
  const name =
    read("encoding-type") === "url" ? (key: string) => encode(key).replaceAll("%2F", "/") : (key: string) => key;
  let last = after;
  let truncated = false;
  for await (const key of walkKeys(store, bucket, prefix, after)) {
    // A folded group has set `last` behind all of its keys.
    if (last.endsWith(BEHIND) && key.startsWith(last.slice(0, -BEHIND.length))) continue;
    if (contents.length + folded.length >= limit) {
      truncated = true;
      break;
    }
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (end >= 0) {
      const group = key.slice(0, end + delimiter.length);
      folded.push({ Prefix: name(group) });
      last = group + BEHIND;
    } else {
      const entry = await describe(store, bucket, key, name(key));
      if (entry) contents.push(entry);
      last = key;
    }
  }
  return renderResult("ListBucketResult", {
    Name: bucket,
    Prefix: name(prefix),
    Delimiter: delimiter ? name(delimiter) : undefined,
    MaxKeys: limit,
    EncodingType: query.get("encoding-type"),
    KeyCount: contents.length + folded.length,
    IsTruncated: truncated,
    ContinuationToken: token ?? undefined,
    StartAfter: query.has("start-after") ? name(read("start-after")) : undefined,
    NextContinuationToken: truncated ? Buffer.from(last).toString("base64url") : undefined,
    Contents: contents,
    CommonPrefixes: folded,
  });
}

function readLimit(text: string | undefined): number {
  const limit = Number(text ?? MOST_KEYS);
  if (!Number.isInteger(limit) || limit < 0) throw new S3Error(400, "InvalidArgument");
  return limit;
}

/** Null when the object was deleted while we were listing. */
async function describe(store: Store, bucket: string, key: string, shown: string): Promise<XmlFields | null> {
  const file = await openStored(objectPath(store, bucket, key));
  if (!file) return null;
  await file.handle.close();
  return {
    Key: shown,
    LastModified: new Date(file.modified).toISOString(),
    ETag: `"${file.etag}"`,
    Size: file.size,
    StorageClass: "STANDARD",
  };
}
