import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDataDir } from "./data-dir";
import { openPortBook } from "./ports";
import { keepSecrets } from "./secrets";
import { stopAll } from "./stopping";
import { startStorage } from "./storage";

const folder = mkdtempSync(join(tmpdir(), "dailies-storage-"));
afterAll(async () => {
  await stopAll();
  rmSync(folder, { recursive: true });
});

it("takes an empty public endpoint for none", async () => {
  Object.assign(process.env, { DATA_DIR: folder, S3_PUBLIC_ENDPOINT: "" });
  const dataDir = openDataDir();
  const [secrets, ports] = [keepSecrets(dataDir.secrets), openPortBook(dataDir.ports)];
  const part = await startStorage({ dataDir, secrets, ports, app: { host: "127.0.0.1", port: 3000 } });
  expect(part.where).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(part.env.S3_PUBLIC_ENDPOINT).toBe(part.where);
});
