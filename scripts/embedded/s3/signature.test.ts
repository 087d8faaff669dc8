import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, describe, expect, it } from "vitest";
import { bucket as Bucket, bytes, useStorage } from "./testing";

describe("signatures", () => {
  const storage = useStorage({ client: { requestChecksumCalculation: "WHEN_REQUIRED" } });
  const Key = "clip.mp4";
  const sign = (expiresIn = 60, more = {}) =>
    getSignedUrl(storage.client, new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn });
  const statusOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;

  beforeAll(async () => {
    await storage.client.send(
      new PutObjectCommand({ Bucket, Key, Body: bytes(10_000), ContentType: "video/mp4", CacheControl: "max-age=9" }),
    );
  });

  it("lets a browser play, seek and cache from a presigned link", async () => {
    const whole = await fetch(await sign());
    expect(whole.status).toBe(200);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "video/mp4",
      "cache-control": "max-age=9",
      "accept-ranges": "bytes",
      "content-length": "10000",
    });
    const part = await fetch(await sign(), { headers: { range: "bytes=10-19" } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes(10_000).subarray(10, 20));
    const etag = whole.headers.get("etag") ?? "";
    expect(await statusOf(await sign(), { headers: { "if-none-match": etag } })).toBe(304);
    const stale = await fetch(await sign(), { headers: { range: "bytes=10-19", "if-range": '"older"' } });
    expect(stale.status).toBe(200);
  });

  it("lets a link name the file it downloads as", async () => {
    const disposition = 'attachment; filename="a clip.mp4"';
    const answer = await fetch(await sign(60, { ResponseContentDisposition: disposition }));
    expect(answer.headers.get("content-disposition")).toBe(disposition);
  });

  it("takes a presigned upload and holds it to the signed type", async () => {
    const command = new PutObjectCommand({ Bucket, Key: "up.png", ContentType: "image/png" });
    const url = await getSignedUrl(storage.client, command, { signableHeaders: new Set(["content-type"]) });
    const body = new Uint8Array(bytes(5000));
    expect(await statusOf(url, { method: "PUT", body, headers: { "content-type": "text/html" } })).toBe(403);
    expect(await statusOf(url, { method: "PUT", body, headers: { "content-type": "image/png" } })).toBe(200);
    const head = await storage.client.send(new HeadObjectCommand({ Bucket, Key: "up.png" }));
    expect(head).toMatchObject({ ContentLength: 5000, ContentType: "image/png" });
  });

  it("refuses anonymous, tampered, expired and far-future requests", async () => {
    const url = await sign();
    expect(await statusOf(`${storage.url}/${Bucket}/${Key}`)).toBe(403);
    expect(await statusOf(url.replace(/Signature=..../, "Signature=0000"))).toBe(403);
    expect(await statusOf(url.replace("clip.mp4", "other.mp4"))).toBe(403);
    expect(await statusOf(url.replace("Expires=60", "Expires=600"))).toBe(403);
    expect(await statusOf(`${url}&response-content-type=text%2Fhtml`)).toBe(403);
    expect(await statusOf(url, { method: "PUT", body: "x" })).toBe(403);
    expect(await statusOf(url, { headers: { "x-amz-copy-source": "a/b" } })).toBe(403);
    const at = (time: number) =>
      getSignedUrl(storage.client, new GetObjectCommand({ Bucket, Key }), {
        expiresIn: 60,
        signingDate: new Date(time),
      });
    expect(await statusOf(await at(Date.now() - 120_000))).toBe(403);
    expect(await statusOf(await at(Date.now() + 3_600_000))).toBe(403);
  });

  it("refuses other keys and secrets", async () => {
    for (const [accessKeyId, secretAccessKey, name] of [
      ["test-key", "wrong", "SignatureDoesNotMatch"],
      ["other", "test-secret", "InvalidAccessKeyId"],
    ] as const) {
      const credentials = { accessKeyId, secretAccessKey };
      const client = new S3Client({ endpoint: storage.url, region: "x", forcePathStyle: true, credentials });
      await expect(client.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name });
    }
  });

  it("answers a browser's preflight", async () => {
    const headers = { origin: "http://localhost:3000", "access-control-request-method": "PUT" };
    const answer = await fetch(`${storage.url}/${Bucket}/up.png`, {
      method: "OPTIONS",
      headers: { ...headers, "access-control-request-headers": "content-type" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-headers")).toBe("content-type");
  });
});
