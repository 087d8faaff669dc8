import type { Address } from "./address";
import { type DataDir, openDataDir } from "./data-dir";
import { startDatabase, yourDatabase } from "./database";
import { startEngine, yourEngine } from "./engine";
import { takeLock } from "./lock";
import type { Ground, Part } from "./parts";
import { openPortBook } from "./ports";
import { keepSecrets } from "./secrets";
import { onStop } from "./stopping";
import { refuseHalfConfigured, startStorage, yourStorage } from "./storage";
import { UserError } from "./user-error";

/** How long a launcher that was just told to stop may take to be gone. */
const LOCK_PATIENCE_MS = 6_000;

/** The three services: those the environment names as they are, the others started on the data folder. */
export async function startParts(app: Address): Promise<Part[]> {
  const { DATABASE_URL, S3_BUCKET, OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  if (!S3_BUCKET) refuseHalfConfigured();
  const yours = [
    DATABASE_URL ? yourDatabase(DATABASE_URL) : null,
    S3_BUCKET ? yourStorage(S3_BUCKET) : null,
    OPENAI_API_KEY || OPENAI_BASE_URL ? yourEngine() : null,
  ] as const;
  const starters = [startDatabase, startStorage, startEngine] as const;
  if (yours.every((part) => part !== null)) return [...yours];
  const ground = await prepareGround(app);
  const started = await Promise.allSettled(starters.map(async (start, index) => yours[index] ?? start(ground)));
  const failed = started.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return started.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

async function prepareGround(app: Address): Promise<Ground> {
  const dataDir = openDataDir();
  await lockDataDir(dataDir);
  return { dataDir, secrets: keepSecrets(dataDir.secrets), ports: openPortBook(dataDir.ports), app };
}

export async function lockDataDir({ path, lock }: DataDir): Promise<void> {
  const release = await takeLock(lock, LOCK_PATIENCE_MS);
  if (!release) {
    throw new UserError(
      `Dailies already runs on the data folder ${path}. Stop it first, or start this one beside it: DATA_DIR=.data-2 PORT=3001 npm start`,
    );
  }
  onStop(release);
}
