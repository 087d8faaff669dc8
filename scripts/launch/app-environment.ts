import { resolve } from "node:path";
import type { Address } from "./address";
import { openDataDir } from "./data-dir";
import type { Part } from "./parts";
import { keepSecrets } from "./secrets";
import { describeError, UserError } from "./user-error";

/** Everything the app reads from its environment, with what the launcher knows filled in. */
export function appEnvironment(mode: "production" | "development", app: Address, parts: Part[]): NodeJS.ProcessEnv {
  const embedded = parts.filter((part) => part.embedded);
  return {
    // Secrets of our making only where something embedded makes this a local set-up; else a missing one is an error.
    ...(embedded.length > 0 ? localSecrets() : {}),
    ...definedOnly(process.env),
    ...Object.assign({}, ...parts.map((part) => part.env)),
    NODE_ENV: mode,
    HOST: app.host,
    PORT: String(app.port),
    DATA_DIR: resolve(process.env.DATA_DIR || ".data"),
    EMBEDDED: embedded.map((part) => part.name).join(","),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

function localSecrets(): Record<string, string> {
  const { AUTH_SECRET, CRON_SECRET } = keepSecrets(openDataDir().secrets);
  return { AUTH_SECRET, CRON_SECRET };
}

/** `NAME=` in a file means unset. */
function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** Lets the app judge its environment before anything long begins; it lists all that is missing or malformed. */
export async function checkEnvironment(environment: NodeJS.ProcessEnv): Promise<void> {
  Object.assign(process.env, environment);
  const { env } = await import("@/lib/env");
  try {
    env();
  } catch (error) {
    throw new UserError(describeError(error));
  }
}
