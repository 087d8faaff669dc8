import { existsSync } from "node:fs";

/** Reads .env.local and .env; what the environment already says wins. Tests turn it off with NO_ENV_FILES=1. */
export function loadEnvFiles(): void {
  if (!process.env.NO_ENV_FILES) {
    for (const file of [".env.local", ".env"]) if (existsSync(file)) process.loadEnvFile(file);
  }
  // Next would read them once more in each of its processes; this is the mark it leaves to keep itself from it.
  process.env.__NEXT_PROCESSED_ENV = "true";
}
