import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, describe, expect, it } from "vitest";
import type { Fault } from "./faults";
import { bucket as Bucket, useStorage } from "./testing";

describe("faults on request", () => {
  const storage = useStorage({ allowFaults: true });
  const configure = (faults: Fault[]) =>
    fetch(`${storage.url}/_faults`, { method: "PUT", body: JSON.stringify(faults) });
  const put = (Key: string) => storage.client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  afterEach(() => configure([]));

  it("strikes as often as asked, and only what fits", async () => {
    await configure([{ action: "full", operation: "PutObject", key: "videos/", times: 2 }]);
    await put("other");
    for (let time = 0; time < 2; time += 1) {
      await expect(put("videos/1")).rejects.toMatchObject({ name: "InsufficientStorage" });
    }
    await put("videos/1");
  });

  it("resets connections and leaves requests hanging", async () => {
    await configure([
      { action: "reset", operation: "GetObject" },
      { action: "hang", operation: "GetObject" },
    ]);
    const get = () =>
      storage.client.send(new GetObjectCommand({ Bucket, Key: "k" }), { abortSignal: AbortSignal.timeout(300) });
    await expect(get()).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(get()).rejects.toMatchObject({ name: "AbortError" });
    await expect(get()).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("without the switch", () => {
  const storage = useStorage();
  it("has no faults to configure", async () => {
    const answer = await fetch(`${storage.url}/_faults`, { method: "PUT", body: "[]" });
    expect(answer.status).toBe(403);
  });
});
