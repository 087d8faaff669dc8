import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { afterAll, beforeAll } from "vitest";
import { startStorage } from "./server";

export const bucket = "clips";
const credentials = { accessKeyId: "test-key", secretAccessKey: "test-secret" };

export type TestStorage = { client: S3Client; url: string; folder: string };

/** A store on an empty folder for the tests of one file, with the AWS SDK pointed at it. */
export function useStorage(options: { allowFaults?: boolean; client?: S3ClientConfig } = {}): TestStorage {
  const storage = {} as TestStorage;
  let close = async () => {};
  beforeAll(async () => {
    storage.folder = await mkdtemp(join(tmpdir(), "dailies-storage-"));
    const { allowFaults } = options;
    const server = await startStorage({ ...storage, host: "127.0.0.1", port: 0, bucket, credentials, allowFaults });
    storage.url = server.url;
    close = server.close;
    storage.client = new S3Client({
      endpoint: server.url,
      region: "us-east-1",
      forcePathStyle: true,
      credentials,
      maxAttempts: 1,
      ...options.client,
    });
  });
  afterAll(async () => {
    storage.client.destroy();
    await close();
    await rm(storage.folder, { recursive: true, force: true });
  });
  return storage;
}

export function bytes(length: number, seed = 7): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * seed) & 0xff));
}
