import "server-only";
import { env } from "./env";
import { log, setLogLevel } from "./log";

/** What a server process does before its first request: checks its configuration, or says all that is wrong and ends. */
export async function startUp(): Promise<void> {
  try {
    setLogLevel(env().LOG_LEVEL);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  // Later imports, because these need the environment that was just checked.
  const [{ ensureBucket }, { startTicker }] = await Promise.all([import("./storage"), import("./videos/ticker")]);
  await ensureBucket().catch((err) => log.error({ err }, "the bucket cannot be reached; see S3_* in .env.example"));
  startTicker();
}
