import { existsSync, realpathSync } from "node:fs";
import { postgresUrl } from "../embedded/postgres-client";
import { findRunningPostgres } from "../embedded/postgres-leftover";
import { openDataDir } from "../launch/data-dir";
import { DATABASE, migrateDatabase, startDatabase, yourDatabase } from "../launch/database";
import { loadEnvFiles } from "../launch/env-files";
import { generateClient } from "../launch/generate";
import { openPortBook } from "../launch/ports";
import { keepSecrets } from "../launch/secrets";
import { lockDataDir } from "../launch/start-parts";
import { onStop } from "../launch/stopping";

/**
 * Puts a migrated database into this process's environment: yours, the one of the app that is running, or the
 * embedded one started just for this command.
 */
export async function openDatabase(): Promise<void> {
  loadEnvFiles();
  generateClient();
  const { url, where } = await findDatabase();
  await migrateDatabase(url, where);
  process.env.DATABASE_URL = url;
  fillEnvironment();
  onStop(async () => (await import("@/lib/db")).disconnect());
}

async function findDatabase(): Promise<{ url: string; where: string }> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return { url: DATABASE_URL, where: yourDatabase(DATABASE_URL).where };
  const dataDir = openDataDir();
  const secrets = keepSecrets(dataDir.secrets);
  const running = existsSync(dataDir.postgres) ? findRunningPostgres(realpathSync(dataDir.postgres)) : null;
  if (running) {
    return { url: postgresUrl(secrets.POSTGRES_PASSWORD, running.port, DATABASE), where: `127.0.0.1:${running.port}` };
  }
  await lockDataDir(dataDir);
  const ports = openPortBook(dataDir.ports);
  const part = await startDatabase({ dataDir, secrets, ports, app: { host: "127.0.0.1", port: 0 } });
  return { url: part.env.DATABASE_URL ?? "", where: part.where };
}

/** The app checks its whole environment at once; these commands touch nothing but the database. */
function fillEnvironment(): void {
  for (const name of ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]) process.env[name] ||= "unused";
  process.env.AUTH_SECRET ||= "unused by these commands";
  process.env.LOG_LEVEL = "silent";
}
