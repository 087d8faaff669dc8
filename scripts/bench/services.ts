import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopChild } from "../embedded/processes";
import { startTemporaryPostgres } from "../embedded/temporary-postgres";
import { onStop } from "../launch/stopping";
import { applyMigrations } from "../migrations/apply";

/** A PostgreSQL and an S3 store of their own processes for all benches; lib/env.ts reads where they are. */
export async function startServices(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  onStop(() => postgres.stop());
  await applyMigrations(postgres.url);

  const folder = mkdtempSync(join(tmpdir(), "dailies-bench-"));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const store = { S3_BUCKET: "bench", S3_ACCESS_KEY_ID: "bench", S3_SECRET_ACCESS_KEY: "bench-secret" };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/embedded/s3/main.ts"], {
    env: { ...process.env, ...store, S3_FOLDER: folder },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  onStop(() => stopChild(child, "SIGTERM", 5_000));
  const [{ listening }] = (await once(child, "message")) as [{ listening: string }];

  Object.assign(process.env, {
    ...store,
    DATABASE_URL: postgres.url,
    DATABASE_TIMEOUT_SECONDS: "0", // a million rows take their time
    S3_ENDPOINT: listening,
    S3_FORCE_PATH_STYLE: "true",
    AUTH_SECRET: "only-for-the-bench",
    EMBEDDED: "database,storage,engine",
    OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    LOG_LEVEL: "error",
  });
}
