import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, it } from "vitest";
import { bucket as Bucket, useStorage } from "./testing";

const keys = ["a", "a-b", "a/1", "a/2", "a/b/3", "b/x & y", "b/ünï", "c/1", "c/2", "c/3", "c/4", "c/5", "c/6", "c/7"];

describe("listing", () => {
  const storage = useStorage();
  beforeAll(async () => {
    for (const Key of keys) await storage.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  });

  const listAll = async (input: Partial<ListObjectsV2CommandInput>) => {
    const found: { keys: string[]; folders: string[]; pages: number } = { keys: [], folders: [], pages: 0 };
    let ContinuationToken: string | undefined;
    do {
      const page = await storage.client.send(new ListObjectsV2Command({ Bucket, ContinuationToken, ...input }));
      found.keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
      found.folders.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ""));
      found.pages += 1;
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return found;
  };

  it.each([1, 3, 1000])("gives all keys in order, %i a page", async (MaxKeys) => {
    expect((await listAll({ MaxKeys })).keys).toEqual(keys);
  });

  it.each([1, 2, 1000])("folds at the delimiter, %i a page", async (MaxKeys) => {
    expect(await listAll({ Delimiter: "/", MaxKeys })).toMatchObject({
      keys: ["a", "a-b"],
      folders: ["a/", "b/", "c/"],
    });
    expect(await listAll({ Delimiter: "/", Prefix: "a/", MaxKeys })).toMatchObject({
      keys: ["a/1", "a/2"],
      folders: ["a/b/"],
    });
  });

  it("keeps to a prefix and a start", async () => {
    expect((await listAll({ Prefix: "b/ü" })).keys).toEqual(["b/ünï"]);
    expect((await listAll({ Prefix: "c/", StartAfter: "c/5" })).keys).toEqual(["c/6", "c/7"]);
    expect((await listAll({ Prefix: "nothing" })).keys).toEqual([]);
  });

  it("tells size, tag and time", async () => {
    const { Contents } = await storage.client.send(new ListObjectsV2Command({ Bucket, Prefix: "a/b/3" }));
    expect(Contents).toMatchObject([{ Size: 5, ETag: expect.stringMatching(/^"/), LastModified: expect.any(Date) }]);
  });

  it("deletes many at once", async () => {
    const Objects = ["c/1", "c/2", "b/x & y", "never there"].map((Key) => ({ Key }));
    const { Deleted, Errors } = await storage.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toHaveLength(4);
    expect(Errors).toBeUndefined();
    expect((await listAll({})).keys).toEqual(keys.filter((key) => !Objects.some(({ Key }) => Key === key)));
  });
});
