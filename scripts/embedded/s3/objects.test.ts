import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { bucket as Bucket, bytes, useStorage } from "./testing";

// With checksums on, the SDK sends bodies in aws-chunked framing; off, as they are.
describe.each(["WHEN_SUPPORTED", "WHEN_REQUIRED"] as const)("objects, checksums %s", (mode) => {
  const storage = useStorage({ client: { requestChecksumCalculation: mode, responseChecksumValidation: mode } });
  const read = async (Key: string, more = {}) => {
    const answer = await storage.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
    return { ...answer, bytes: Buffer.from((await answer.Body?.transformToByteArray()) ?? []) };
  };

  it("gives back bytes, headers and metadata as they were put", async () => {
    const Body = Buffer.from("hello wörld");
    const headers = { ContentType: "text/plain; charset=utf-8", CacheControl: "max-age=60", Metadata: { foo: "bar" } };
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "a/small.txt", Body, ...headers }));
    const answer = await read("a/small.txt");
    expect(answer.bytes).toEqual(Body);
    expect(answer).toMatchObject({ ...headers, ContentLength: Body.length });
    expect(answer.ContentEncoding).toBeUndefined();
    expect(answer.AcceptRanges).toBe("bytes");
    expect(answer.LastModified).toBeInstanceOf(Date);
  });

  it("takes a stream with a known length", async () => {
    const body = bytes(3_000_000);
    const Body = Readable.from([body.subarray(0, 1_000_000), body.subarray(1_000_000)]);
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: body.length }));
    expect((await read("stream")).bytes.equals(body)).toBe(true);
  });

  it("keeps an empty object", async () => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "empty", Body: "" }));
    expect((await read("empty")).bytes).toHaveLength(0);
  });

  it("replaces an object whole", async () => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "twice", Body: bytes(5000) }));
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "twice", Body: "short" }));
    expect((await read("twice")).bytes.toString()).toBe("short");
  });

  it.each([
    ["bytes=100-199", 100, 200],
    ["bytes=9990-", 9990, 10_000],
    ["bytes=-10", 9990, 10_000],
    ["bytes=9000-20000", 9000, 10_000],
  ])("answers the range %s", async (Range, start, end) => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "range", Body: bytes(10_000) }));
    const answer = await read("range", { Range });
    expect(answer.bytes.equals(bytes(10_000).subarray(start, end))).toBe(true);
    expect(answer.ContentRange).toBe(`bytes ${start}-${end - 1}/10000`);
    expect(answer.$metadata.httpStatusCode).toBe(206);
  });

  it("refuses a range behind the end", async () => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "range", Body: bytes(10) }));
    await expect(read("range", { Range: "bytes=10-" })).rejects.toMatchObject({ name: "InvalidRange" });
  });

  it("honours If-None-Match and If-Match", async () => {
    const { ETag } = await storage.client.send(new PutObjectCommand({ Bucket, Key: "tag", Body: "x" }));
    const status = (error: unknown) => (error as { $metadata: { httpStatusCode: number } }).$metadata.httpStatusCode;
    expect(await read("tag", { IfNoneMatch: ETag }).catch(status)).toBe(304);
    expect(await read("tag", { IfMatch: '"other"' }).catch(status)).toBe(412);
    expect((await read("tag", { IfMatch: ETag })).bytes.toString()).toBe("x");
  });

  it("lets only one of many write where nothing may be", async () => {
    const put = (Body: string) =>
      storage.client.send(new PutObjectCommand({ Bucket, Key: "once", Body, IfNoneMatch: "*" })).then(
        () => Body,
        (error) => error.name,
      );
    const results = await Promise.all(["a", "b", "c", "d"].map(put));
    expect(results.filter((result) => result === "PreconditionFailed")).toHaveLength(3);
    expect(results).toContain((await read("once")).bytes.toString());
  });

  it("copies, keeping or replacing the headers", async () => {
    await storage.client.send(
      new PutObjectCommand({ Bucket, Key: "src ä", Body: bytes(2000), ContentType: "video/mp4" }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent("src ä")}`;
    await storage.client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource }));
    expect(await read("copy")).toMatchObject({ bytes: bytes(2000), ContentType: "video/mp4" });
    const replaced = { MetadataDirective: "REPLACE", ContentType: "text/plain" } as const;
    await storage.client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource, ...replaced }));
    expect(await read("copy")).toMatchObject({ bytes: bytes(2000), ContentType: "text/plain" });
  });

  it("deletes, and says what is not there", async () => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key: "x/y/z", Body: "z" }));
    await storage.client.send(new DeleteObjectCommand({ Bucket, Key: "x/y/z" }));
    await storage.client.send(new DeleteObjectCommand({ Bucket, Key: "x/y/z" }));
    await expect(read("x/y/z")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(storage.client.send(new HeadObjectCommand({ Bucket, Key: "x/y/z" }))).rejects.toMatchObject({
      name: "NotFound",
    });
    await expect(storage.client.send(new HeadObjectCommand({ Bucket: "other", Key: "z" }))).rejects.toThrow();
  });

  it.each([
    "ünï code/a b+c&d(1)'*.txt",
    "UPPER/lower",
    "a//b",
    "/lead",
    "tail/",
    ".",
    "../../etc/passwd",
    "a%2Fb",
    "💾",
  ])("keeps the key %s apart from others", async (Key) => {
    await storage.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    expect((await read(Key)).bytes.toString()).toBe(Key);
  });

  it("holds a key and keys below it side by side", async () => {
    for (const Key of ["n/a", "n/a/b", "n/a/b/c"]) {
      await storage.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    }
    await storage.client.send(new DeleteObjectCommand({ Bucket, Key: "n/a/b" }));
    expect((await read("n/a")).bytes.toString()).toBe("n/a");
    expect((await read("n/a/b/c")).bytes.toString()).toBe("n/a/b/c");
  });

  it("survives many writers and deleters in one folder", async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        await storage.client.send(new PutObjectCommand({ Bucket, Key: `p/${index}`, Body: bytes(50_000, index) }));
        expect((await read(`p/${index}`)).bytes.equals(bytes(50_000, index))).toBe(true);
        await storage.client.send(new DeleteObjectCommand({ Bucket, Key: `p/${index}` }));
      }),
    );
  });
});
