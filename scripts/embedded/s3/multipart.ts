import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { receiveBody, receiveText } from "./body";
import { S3Error } from "./errors";
import type { S3Request } from "./request";
import { objectPath, type Store } from "./store";
import { openStored, readBytes, type StoredFile, storeFile } from "./stored-file";
import { mustBeNew, pickHeaders } from "./write-object";
import { parseXml, renderResult } from "./xml";

const SMALLEST_PART = 5 * 1024 * 1024;

export type Upload = { id: string; bucket: string; key: string; headers: Record<string, string>; initiated: number };

export async function createUpload(store: Store, request: S3Request): Promise<string> {
  const { bucket, key } = request;
  const upload: Upload = { id: randomUUID(), bucket, key, headers: pickHeaders(request), initiated: Date.now() };
  const unfinished = join(store.unfinished, upload.id);
  await mkdir(unfinished);
  await writeFile(join(unfinished, "upload.json"), JSON.stringify(upload));
  await rename(unfinished, join(store.uploads, upload.id));
  return renderResult("InitiateMultipartUploadResult", { Bucket: bucket, Key: key, UploadId: upload.id });
}

/** UploadPart. Gives the ETag. */
export async function uploadPart(store: Store, request: S3Request): Promise<string> {
  const upload = await requireUpload(store, request);
  const number = Number(request.query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new S3Error(400, "InvalidArgument");
  // Its bytes are made safe with the whole: a part that power takes away makes the upload fail, as an abort would.
  const { etag } = await storeFile(
    store.unfinished,
    partPath(store, upload.id, number),
    async (handle) => {
      const { size, md5 } = await receiveBody(request, handle);
      return { size, etag: md5.toString("hex"), headers: {}, modified: Date.now() };
    },
    { passing: true },
  );
  return etag;
}

export async function abortUpload(store: Store, request: S3Request): Promise<void> {
  const upload = await requireUpload(store, request);
  // A part may arrive this instant: then the folder is not empty yet, and is removed again.
  await rm(join(store.uploads, upload.id), { recursive: true, force: true, maxRetries: 5 });
}

/** CompleteMultipartUpload: the parts, checked against the client's list, become one object in one rename. */
export async function completeUpload(store: Store, request: S3Request): Promise<string> {
  const upload = await requireUpload(store, request);
  const listed = readPartList(await receiveText(request));
  const parts: StoredFile[] = [];
  try {
    for (const { number, etag } of listed) {
      const part = await openStored(partPath(store, upload.id, number));
      if (part) parts.push(part);
      if (part?.etag !== etag) throw new S3Error(400, "InvalidPart");
    }
    if (parts.slice(0, -1).some((part) => part.size < SMALLEST_PART)) throw new S3Error(400, "EntityTooSmall");
    const target = objectPath(store, upload.bucket, upload.key);
    const { etag } = await storeFile(
      store.unfinished,
      target,
      async (handle) => {
        const md5 = createHash("md5");
        for (const part of parts) {
          md5.update(Buffer.from(part.etag, "hex"));
          for await (const chunk of readBytes(part.handle, 0, part.size - 1)) await handle.writeFile(chunk);
        }
        const size = parts.reduce((sum, part) => sum + part.size, 0);
        const etag = `${md5.digest("hex")}-${parts.length}`;
        return { size, etag, headers: upload.headers, modified: Date.now() };
      },
      { exclusive: mustBeNew(request) },
    );
    await rm(join(store.uploads, upload.id), { recursive: true, force: true });
    return renderResult("CompleteMultipartUploadResult", {
      Location: `/${upload.bucket}/${upload.key}`,
      Bucket: upload.bucket,
      Key: upload.key,
      ETag: `"${etag}"`,
    });
  } finally {
    for (const part of parts) await part.handle.close();
  }
}

function readPartList(text: string): { number: number; etag: string }[] {
  const { Part: parts } = parseXml(text, "CompleteMultipartUpload") as { Part?: Record<string, string>[] };
  const listed = (parts ?? []).map(({ PartNumber, ETag }) => ({
    number: Number(PartNumber),
    etag: String(ETag).replaceAll('"', ""),
  }));
  if (listed.length === 0) throw new S3Error(400, "MalformedXML");
  const ascending = listed.every((part, index) => index === 0 || part.number > (listed[index - 1]?.number ?? 0));
  if (!ascending) throw new S3Error(400, "InvalidPartOrder");
  return listed;
}

function partPath(store: Store, id: string, number: number): string {
  return join(store.uploads, id, `${String(number).padStart(5, "0")}.part`);
}

async function requireUpload(store: Store, { query, bucket, key }: S3Request): Promise<Upload> {
  const upload = await readUpload(store, query.get("uploadId") ?? "");
  if (!upload || upload.bucket !== bucket || upload.key !== key) throw new S3Error(404, "NoSuchUpload");
  return upload;
}

async function readUpload(store: Store, id: string): Promise<Upload | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const text = await readFile(join(store.uploads, id, "upload.json"), "utf8").catch(() => null);
  return text ? (JSON.parse(text) as Upload) : null;
}

/** Uploads begun and neither completed nor aborted, in the order S3 lists them: by key, then by age. */
export async function readUploads(store: Store, bucket: string): Promise<Upload[]> {
  const uploads = await Promise.all((await readdir(store.uploads)).map((id) => readUpload(store, id)));
  return uploads
    .filter((upload): upload is Upload => upload?.bucket === bucket)
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.initiated - b.initiated));
}
