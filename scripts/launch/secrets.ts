import { randomBytes } from "node:crypto";
import { readJsonFile, writeJsonFile } from "./json-file";

const secret = () => randomBytes(32).toString("base64url");

const makers = {
  AUTH_SECRET: secret,
  CRON_SECRET: secret,
  /** Standard Webhooks' form: base64 behind a prefix. */
  OPENAI_WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString("base64")}`,
  POSTGRES_PASSWORD: secret,
  S3_ACCESS_KEY_ID: () => randomBytes(10).toString("hex").toUpperCase(),
  S3_SECRET_ACCESS_KEY: secret,
  DEMO_API_KEY: () => `demo-${secret()}`,
};

export type Secrets = Record<keyof typeof makers, string>;

/** The secrets the embedded parts need among themselves, made once and kept in the data folder. */
export function keepSecrets(file: string): Secrets {
  const kept = readJsonFile(file, "Put it back from a backup; the embedded database opens only with its password.");
  const all = Object.fromEntries(
    Object.entries(makers).map(([name, make]) => [name, typeof kept[name] === "string" ? kept[name] : make()]),
  ) as Secrets;
  if (Object.keys(makers).some((name) => !(name in kept))) writeJsonFile(file, { ...kept, ...all });
  return all;
}
