import "server-only";
import { env } from "./env";
import { log } from "./log";

/** What a server process does before its first request: checks its configuration, or says all that is wrong and ends. */
export async function startUp(): Promise<void> {
  try {
    log.level = env().LOG_LEVEL;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
