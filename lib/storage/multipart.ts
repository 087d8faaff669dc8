import "server-only";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { env } from "@/lib/env";
import { at, s3, statusOf } from "./clients";

// The calls of a multipart upload, on which upload-stream.ts stands, and what finds those that nobody will finish.

/** Begins a multipart upload and gives its id. */
export async function beginUpload(key: string, contentType: string, signal?: AbortSignal): Promise<string> {
  const command = new CreateMultipartUploadCommand({ ...at(key), ContentType: contentType });
  const { UploadId } = await s3().direct.send(command, { abortSignal: signal });
  if (!UploadId) throw new Error("the store gave no upload id");
  return UploadId;
}

export interface UploadedPart {
  number: number;
  etag: string;
}

/** Sends one part (numbers begin at 1). */
export async function uploadPart(
  key: string,
  uploadId: string,
  number: number,
  body: Uint8Array,
  signal?: AbortSignal,
): Promise<UploadedPart> {
  const command = new UploadPartCommand({ ...at(key), UploadId: uploadId, PartNumber: number, Body: body });
  const { ETag } = await s3().direct.send(command, { abortSignal: signal });
  if (!ETag) throw new Error("the store gave no ETag for a part");
  return { number, etag: ETag };
}

/** Joins the parts into the object; until then nothing is visible under the key. */
export async function finishUpload(
  key: string,
  uploadId: string,
  parts: UploadedPart[],
  signal?: AbortSignal,
): Promise<void> {
  const Parts = parts
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
  const command = new CompleteMultipartUploadCommand({ ...at(key), UploadId: uploadId, MultipartUpload: { Parts } });
  await s3().joining.send(command, { abortSignal: signal });
}

/** Throws the parts away. An upload that is gone already is fine. */
export async function abortUpload(key: string, uploadId: string): Promise<void> {
  try {
    await s3().direct.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: uploadId }));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

export interface OpenUpload {
  key: string;
  uploadId: string;
  startedAt: Date;
}

/** Every multipart upload under the prefix that was begun and neither finished nor aborted. */
export async function listOpenUploads(Prefix = ""): Promise<OpenUpload[]> {
  const open: OpenUpload[] = [];
  let KeyMarker: string | undefined;
  let UploadIdMarker: string | undefined;
  do {
    const command = new ListMultipartUploadsCommand({ Bucket: env().S3_BUCKET, Prefix, KeyMarker, UploadIdMarker });
    const page = await s3().direct.send(command);
    for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
      if (Key && UploadId) open.push({ key: Key, uploadId: UploadId, startedAt: Initiated ?? new Date(0) });
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    UploadIdMarker = page.IsTruncated ? page.NextUploadIdMarker : undefined;
  } while (KeyMarker);
  return open;
}

/** Aborts uploads under the prefix begun before `olderThan`, which a killed process left behind; gives their number. */
export async function abortStaleUploads(olderThan: Date, prefix = ""): Promise<number> {
  const stale = (await listOpenUploads(prefix)).filter((upload) => upload.startedAt < olderThan);
  for (const { key, uploadId } of stale) await abortUpload(key, uploadId);
  return stale.length;
}
