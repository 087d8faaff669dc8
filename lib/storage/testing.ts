import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { disconnectStorage } from "@/lib/storage";
import type { Fault } from "@/scripts/embedded/s3/faults";
import { startStorage } from "@/scripts/embedded/s3/server";

const bucket = "clips";
const credentials = { accessKeyId: "test-key", secretAccessKey: "test-secret" };

/** For tests: points lib/storage at a store of its own that can be told to fail. */
export function withFaultyStorage(): { fail(...faults: Fault[]): Promise<void> } {
  let url = "";
  let stop = async () => {};
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "dailies-storage-"));
    const server = await startStorage({ folder, host: "127.0.0.1", port: 0, bucket, credentials, allowFaults: true });
    url = server.url;
    vi.stubEnv("S3_ENDPOINT", url);
    vi.stubEnv("S3_PUBLIC_ENDPOINT", "");
    vi.stubEnv("S3_BUCKET", bucket);
    vi.stubEnv("S3_ACCESS_KEY_ID", credentials.accessKeyId);
    vi.stubEnv("S3_SECRET_ACCESS_KEY", credentials.secretAccessKey);
    vi.stubEnv("S3_FORCE_PATH_STYLE", "true");
    stop = async () => {
      disconnectStorage();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => stop());
  return {
    async fail(...faults) {
      await fetch(`${url}/_faults`, { method: "PUT", body: JSON.stringify(faults) });
    },
  };
}
