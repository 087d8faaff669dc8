import "server-only";
import pino from "pino";
import { requestFields } from "./request-id";

/** Structured logs, one JSON object per line on stdout. Secrets and prompts stay out. */
export const log = pino({
  name: "dailies",
  level: "info", // instrumentation.ts sets LOG_LEVEL: importing this file must need no environment
  base: undefined,
  mixin: requestFields,
  redact: ["*.password", "*.apiKey", "*.authorization", "headers.authorization", "headers.cookie"],
  serializers: { err: pino.stdSerializers.err },
});
