import { readdir, rmdir } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { receiveText } from "./body";
import { S3Error } from "./errors";
import { listObjects } from "./list-objects";
import { listUploads } from "./list-uploads";
import { abortUpload, completeUpload, createUpload, uploadPart } from "./multipart";
import { readObject } from "./read-object";
import type { S3Request } from "./request";
import { createBucket, deleteObject, requireBucket, type Store } from "./store";
import { copyObject, putObject } from "./write-object";
import { parseXml, renderResult } from "./xml";

type Handler = (store: Store, request: S3Request, response: ServerResponse) => Promise<void>;

/** The S3 operation a request means; null for those this store does not have. */
export function nameOperation({ method, bucket, key, query, headers }: S3Request): keyof typeof operations | null {
  const has = (name: string) => query.has(name);
  if (!bucket) return method === "GET" ? "ListBuckets" : null;
  if (!key) {
    if (method === "PUT" && has("cors")) return "PutBucketCors";
    if (method === "PUT") return query.size === 0 ? "CreateBucket" : null;
    if (method === "HEAD") return "HeadBucket";
    if (method === "DELETE") return "DeleteBucket";
    if (method === "POST" && has("delete")) return "DeleteObjects";
    if (method === "GET" && has("uploads")) return "ListMultipartUploads";
    return method === "GET" && query.get("list-type") === "2" ? "ListObjectsV2" : null;
  }
  if (has("tagging") || has("acl")) return null;
  if (method === "POST" && has("uploads")) return "CreateMultipartUpload";
  if (method === "POST" && has("uploadId")) return "CompleteMultipartUpload";
  if (method === "DELETE") return has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
  if (method === "PUT" && has("uploadId")) return headers["x-amz-copy-source"] ? null : "UploadPart";
  if (method === "PUT") return headers["x-amz-copy-source"] ? "CopyObject" : "PutObject";
  if (method === "HEAD") return "HeadObject";
  return method === "GET" && !has("uploadId") ? "GetObject" : null;
}

export const operations = {
  ListBuckets: async (store, _request, response) => {
    const buckets = (await readdir(store.objects)).map((name) => ({
      Name: name,
      CreationDate: new Date(0).toISOString(),
    }));
    sendXml(response, renderResult("ListAllMyBucketsResult", { Buckets: { Bucket: buckets } }));
  },
  CreateBucket: async (store, { bucket }, response) => {
    await createBucket(store, bucket);
    response.writeHead(200, { location: `/${bucket}` }).end();
  },
  HeadBucket: async (_store, _request, response) => void response.writeHead(200).end(),
  /** Any origin may ask here: every request is signed. So every rule is granted already. */
  PutBucketCors: async (_store, request, response) => {
    await receiveText(request);
    response.writeHead(200).end();
  },
  DeleteBucket: async (store, { bucket }, response) => {
    await rmdir(join(store.objects, bucket)).catch(() => {
      throw new S3Error(409, "BucketNotEmpty");
    });
    response.writeHead(204).end();
  },
  DeleteObjects: async (store, request, response) => {
    const fields = parseXml(await receiveText(request), "Delete") as { Object?: { Key: string }[]; Quiet?: string };
    const keys = (fields.Object ?? []).map(({ Key }) => Key);
    if (keys.length === 0 || keys.length > 1000) throw new S3Error(400, "MalformedXML");
    for (const key of keys) await deleteObject(store, request.bucket, key);
    const deleted = fields.Quiet === "true" ? [] : keys.map((key) => ({ Key: key }));
    sendXml(response, renderResult("DeleteResult", { Deleted: deleted }));
  },
  ListMultipartUploads: async (store, request, response) => sendXml(response, await listUploads(store, request)),
  ListObjectsV2: async (store, request, response) => sendXml(response, await listObjects(store, request)),
  CreateMultipartUpload: async (store, request, response) => sendXml(response, await createUpload(store, request)),
  CompleteMultipartUpload: async (store, request, response) => sendXml(response, await completeUpload(store, request)),
  AbortMultipartUpload: async (store, request, response) => {
    await abortUpload(store, request);
    response.writeHead(204).end();
  },
  DeleteObject: async (store, { bucket, key }, response) => {
    await deleteObject(store, bucket, key);
    response.writeHead(204).end();
  },
  UploadPart: async (store, request, response) => sendEtag(response, await uploadPart(store, request)),
  PutObject: async (store, request, response) => sendEtag(response, await putObject(store, request)),
  CopyObject: async (store, request, response) => sendXml(response, await copyObject(store, request)),
  HeadObject: readObject,
  GetObject: readObject,
} satisfies Record<string, Handler>;

/** Carries the request out. All but two operations need the bucket to be there. */
export async function runOperation(
  name: keyof typeof operations,
  store: Store,
  request: S3Request,
  response: ServerResponse,
): Promise<void> {
  if (name !== "ListBuckets" && name !== "CreateBucket") await requireBucket(store, request.bucket);
  const handler: Handler = operations[name];
  await handler(store, request, response);
}

function sendXml(response: ServerResponse, xml: string): void {
  response.writeHead(200, { "content-type": "application/xml", "content-length": Buffer.byteLength(xml) }).end(xml);
}

function sendEtag(response: ServerResponse, etag: string): void {
  response.writeHead(200, { etag: `"${etag}"`, "content-length": 0 }).end();
}
