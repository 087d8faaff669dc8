import { readFileSync } from "node:fs";
import { postgresUrl } from "../embedded/postgres-client";
import { readAddress } from "../launch/address";
import { appEnvironment, checkEnvironment } from "../launch/app-environment";
import { openDataDir } from "../launch/data-dir";
import { DATABASE, migrateDatabase } from "../launch/database";
import { loadEnvFiles } from "../launch/env-files";
import { generateClient } from "../launch/generate";
import { takeLock } from "../launch/lock";
import { keepSecrets } from "../launch/secrets";
import { startParts } from "../launch/start-parts";

/**
 * Points the environment at the studio's database and bucket: the configured ones, those of the running studio, or
 * embedded ones started for as long as this process lives.
 */
export async function reachServices(): Promise<void> {
  loadEnvFiles();
  generateClient();
  if (await joinRunning()) return;
  const app = await readAddress();
  const environment = appEnvironment("production", app, await startParts(app));
  await checkEnvironment(environment);
  await migrateDatabase(environment.DATABASE_URL ?? "", "the embedded database");
}

/** True when a studio runs on this data folder, whose services then serve us too. */
async function joinRunning(): Promise<boolean> {
  const { lock, secrets, ports } = openDataDir();
  const release = await takeLock(lock);
  release?.();
  if (release) return false;
  const { POSTGRES_PASSWORD, AUTH_SECRET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = keepSecrets(secrets);
  const listening: { postgres: number; storage: number } = JSON.parse(readFileSync(ports, "utf8"));
  const embedded = {
    DATABASE_URL: postgresUrl(POSTGRES_PASSWORD, listening.postgres, DATABASE),
    S3_ENDPOINT: `http://127.0.0.1:${listening.storage}`,
    S3_BUCKET: "dailies",
    S3_FORCE_PATH_STYLE: "true",
    S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY,
    AUTH_SECRET,
    EMBEDDED: "engine",
  };
  for (const [name, value] of Object.entries(embedded)) process.env[name] ||= value;
  return true;
}
