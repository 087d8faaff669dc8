import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startDemo } from "@/demo/server";
import { startStorage } from "@/scripts/embedded/s3/server";
import { startTemporaryPostgres } from "@/scripts/embedded/temporary-postgres";
import { generateClient } from "@/scripts/launch/generate";
import { applyMigrations } from "@/scripts/migrations/apply";

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated database to copy: each test file works in a copy of its own. */
    templateDatabaseUrl: string;
    /** Environment of the app under test, without DATABASE_URL. */
    studioEnv: Record<string, string>;
  }
}

const hostedKeys = [
  "AI_GATEWAY_API_KEY",
  "GOOGLE_GENERATIVE_AI_API_KEY",
  "FAL_API_KEY",
  "REPLICATE_API_TOKEN",
  "XAI_API_KEY",
  "ALIBABA_API_KEY",
];

const secret = () => randomBytes(24).toString("hex");

/** Starts the real services once for the whole run. */
export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const folder = await mkdtemp(join(tmpdir(), "dailies-test-"));
  const credentials = { accessKeyId: secret(), secretAccessKey: secret() };
  const bucket = "dailies-test";
  const apiKey = secret();
  const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
  const [postgres, storage, demo] = await Promise.all([
    startTemporaryPostgres({ max_connections: "300" }),
    startStorage({ folder: join(folder, "s3"), host: "127.0.0.1", port: 0, bucket, credentials, allowFaults: true }),
    // Every clip of a size and length is drawn once: what is tested here is not the picture.
    startDemo({ dataDir: join(folder, "demo"), apiKey, speed: 50, concurrency: 32, render: "cached", faults: true }),
  ]);
  await applyMigrations(postgres.url);

  project.provide("templateDatabaseUrl", postgres.url);
  project.provide("studioEnv", {
    S3_ENDPOINT: storage.url,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    S3_FORCE_PATH_STYLE: "true",
    OPENAI_BASE_URL: `${demo.url}/v1`,
    OPENAI_API_KEY: apiKey,
    OPENAI_WEBHOOK_SECRET: webhookSecret,
    EMBEDDED: "database,storage,engine",
    AUTH_SECRET: secret(),
    CRON_SECRET: secret(),
    TICK_SECONDS: "0",
    LOG_LEVEL: "silent",
    // A developer's own keys have no business here.
    ...Object.fromEntries(hostedKeys.map((name) => [name, ""])),
  });

  return async () => {
    await Promise.all([demo.close(), storage.close()]);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
