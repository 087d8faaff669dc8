import { readUploads } from "./multipart";
import { encode, type S3Request } from "./request";
import type { Store } from "./store";
import { renderResult } from "./xml";

/** ListMultipartUploads, by prefix and in pages. */
export async function listUploads(store: Store, { bucket, query }: S3Request): Promise<string> {
  const prefix = query.get("prefix") ?? "";
  const limit = Math.min(Number(query.get("max-uploads") ?? 1000) || 1000, 1000);
  const [keyMarker, idMarker] = [query.get("key-marker"), query.get("upload-id-marker")];
  const name =
    query.get("encoding-type") === "url" ? (key: string) => encode(key).replaceAll("%2F", "/") : (key: string) => key;
  const matching = (await readUploads(store, bucket)).filter(({ key }) => key.startsWith(prefix));
  const marked = matching.findIndex(({ key, id }) => key === keyMarker && id === idMarker);
  const rest = marked >= 0 ? matching.slice(marked + 1) : matching.filter(({ key }) => key > (keyMarker ?? ""));
  const page = rest.slice(0, limit);
  const more = rest.length > limit;
  return renderResult("ListMultipartUploadsResult", {
    Bucket: bucket,
    Prefix: name(prefix),
    MaxUploads: limit,
    EncodingType: query.get("encoding-type"),
    IsTruncated: more,
    NextKeyMarker: more ? name(page.at(-1)?.key ?? "") : undefined,
    NextUploadIdMarker: more ? page.at(-1)?.id : undefined,
    Upload: page.map(({ id, key, initiated }) => ({
      Key: name(key),
      UploadId: id,
      StorageClass: "STANDARD",
      Initiated: new Date(initiated).toISOString(),
    })),
  });
}
