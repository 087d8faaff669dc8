import "server-only";
import pino from "pino";
import { requestFields } from "./request-id";

// The bundler gives several entry points a copy of this module each: the level is one for all of them.
const shared = globalThis as unknown as { dailiesLogLevel?: string };

/** Structured logs, one JSON object per line on stdout. Secrets and prompts stay out. */
export const log = pino({
  name: "dailies",
  level: shared.dailiesLogLevel ?? "info",
  base: undefined,
  mixin: requestFields,
  redact: ["*.password", "*.apiKey", "*.authorization", "headers.authorization", "headers.cookie"],
  serializers: { err: pino.stdSerializers.err },
});

/** LOG_LEVEL, set when the server starts: importing this file must need no environment. */
export function setLogLevel(level: string): void {
  shared.dailiesLogLevel = level;
  log.level = level;
}
