import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, it } from "vitest";
import { bucket as Bucket, bytes, useStorage } from "./testing";

const MiB = 1024 * 1024;

describe("multipart uploads", () => {
  const storage = useStorage({ client: { requestChecksumCalculation: "WHEN_REQUIRED" } });
  const begin = async (Key: string) => {
    const { UploadId } = await storage.client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    return { Bucket, Key, UploadId };
  };
  const exists = (Key: string) =>
    storage.client.send(new HeadObjectCommand({ Bucket, Key })).then(
      () => true,
      () => false,
    );

  it("joins what lib-storage sends in parts", async () => {
    const body = bytes(20 * MiB);
    const chunks = Array.from({ length: 20 }, (_, index) => body.subarray(index * MiB, (index + 1) * MiB));
    const params = { Bucket, Key: "v/big.mp4", Body: Readable.from(chunks), ContentType: "video/mp4" };
    await new Upload({ client: storage.client, params, partSize: 8 * MiB, queueSize: 3 }).done();
    const answer = await storage.client.send(new GetObjectCommand({ Bucket, Key: "v/big.mp4" }));
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    expect(answer.ContentType).toBe("video/mp4");
    expect(answer.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
  });

  it("takes parts in any order and again, and lists what is under way", async () => {
    const upload = await begin("parts");
    const part = (PartNumber: number, Body: Buffer) =>
      storage.client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    const second = await part(2, bytes(1000));
    await part(1, bytes(5 * MiB, 1));
    const first = await part(1, bytes(5 * MiB, 2));
    const { Uploads } = await storage.client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: "par" }));
    expect(Uploads).toMatchObject([{ Key: "parts", UploadId: upload.UploadId, Initiated: expect.any(Date) }]);
    const Parts = [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ];
    const complete = (parts: typeof Parts) =>
      storage.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }));
    await expect(complete([...Parts].reverse())).rejects.toMatchObject({ name: "InvalidPartOrder" });
    await expect(complete([{ PartNumber: 1, ETag: '"0"' }])).rejects.toMatchObject({ name: "InvalidPart" });
    expect(await exists("parts")).toBe(false);
    await complete(Parts);
    const answer = await storage.client.send(new GetObjectCommand({ Bucket, Key: "parts" }));
    const body = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    expect(body.equals(Buffer.concat([bytes(5 * MiB, 2), bytes(1000)]))).toBe(true);
    expect((await storage.client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
  });

  it("pages through uploads under way", async () => {
    const begun = await Promise.all(["pg/1", "pg/2", "pg/2", "pg/3"].map(begin));
    const seen: (string | undefined)[] = [];
    let markers = {};
    for (;;) {
      const page = await storage.client.send(
        new ListMultipartUploadsCommand({ Bucket, Prefix: "pg/", MaxUploads: 1, ...markers }),
      );
      seen.push(...(page.Uploads ?? []).map(({ UploadId }) => UploadId));
      if (!page.IsTruncated) break;
      markers = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    }
    expect(new Set(seen)).toEqual(new Set(begun.map(({ UploadId }) => UploadId)));
    expect(seen).toHaveLength(4);
    for (const upload of begun) await storage.client.send(new AbortMultipartUploadCommand(upload));
  });

  it("forgets an aborted upload", async () => {
    const upload = await begin("aborted");
    await storage.client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: "abc" }));
    await storage.client.send(new AbortMultipartUploadCommand(upload));
    await expect(
      storage.client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: "abc" })),
    ).rejects.toMatchObject({ name: "NoSuchUpload" });
    expect(await readdir(join(storage.folder, "uploads"))).toEqual([]);
  });

  it("refuses small parts before the last", async () => {
    const upload = await begin("small");
    const Parts = [];
    for (const PartNumber of [1, 2]) {
      const { ETag } = await storage.client.send(new UploadPartCommand({ ...upload, PartNumber, Body: "abc" }));
      Parts.push({ PartNumber, ETag });
    }
    const complete = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } });
    await expect(storage.client.send(complete)).rejects.toMatchObject({ name: "EntityTooSmall" });
    await storage.client.send(new AbortMultipartUploadCommand(upload));
  });

  it("never shows a part whose sender went away", async () => {
    const upload = await begin("cut");
    const url = new URL(await getSignedUrl(storage.client, new UploadPartCommand({ ...upload, PartNumber: 1 })));
    const socket = connect(Number(url.port), url.hostname);
    socket.write(`PUT ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: 100000\r\n\r\n`);
    socket.write(bytes(50_000));
    const unfinished = () => readdir(join(storage.folder, "unfinished"));
    await expect.poll(unfinished).toHaveLength(1);
    socket.destroy();
    await expect.poll(unfinished).toHaveLength(0);
    await sleep(20);
    expect(await readdir(join(storage.folder, "uploads", String(upload.UploadId)))).toEqual(["upload.json"]);
  });
});
