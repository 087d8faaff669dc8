import "server-only";
import { z } from "zod";
import { modelSettings } from "./engines/model-setting";

// The only reader of process.env. Embedded services arrive here through the same names as real ones.

const flag = z.stringbool().default(false);
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );
const secret = z.string().min(16, "must have at least 16 characters");
const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);
const address = (example: string) =>
  optional.pipe(z.url({ protocol: /^https?$/, error: `must be an address such as ${example}` }).optional());

const shape = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  /** Keep prepared statements; `false` behind a pooler that cannot (PgBouncer before 1.21 in transaction mode). */
  DATABASE_PREPARED: z.stringbool().default(true),
  /** The longest a statement may take; 0 = as long as it wants. */
  DATABASE_TIMEOUT_SECONDS: z.coerce.number().min(0).default(30),
  DATABASE_POOL: z.coerce.number().int().min(1).default(10),
  S3_ENDPOINT: address("http://localhost:9000"),
  /** Where browsers reach the bucket, when that differs from S3_ENDPOINT. */
  S3_PUBLIC_ENDPOINT: address("https://media.example.com"),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().min(1),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  S3_FORCE_PATH_STYLE: flag,
  /** Any server that speaks /v1/videos. */
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: z.url().default("https://api.openai.com/v1"),
  /** One or several secrets (comma-separated, for rotation) for POST /api/webhooks/openai. */
  OPENAI_WEBHOOK_SECRET: list,
  /** JSON: the models the server at OPENAI_BASE_URL offers; see lib/engines/model-setting.ts. */
  OPENAI_VIDEO_MODELS: modelSettings,
  /** The server documents Idempotency-Key on POST /videos, so a lost reply may be asked again. */
  OPENAI_IDEMPOTENCY: flag,
  /** The server takes a callback_url for each job. */
  OPENAI_CALLBACKS: flag,
  ANTHROPIC_API_KEY: optional,
  ANTHROPIC_BASE_URL: address("https://api.anthropic.com"),
  ANTHROPIC_MODEL: z.string().default("claude-sonnet-5-5"),
  AI_GATEWAY_API_KEY: optional,
  GOOGLE_GENERATIVE_AI_API_KEY: optional,
  FAL_API_KEY: optional,
  REPLICATE_API_TOKEN: optional,
  XAI_API_KEY: optional,
  ALIBABA_API_KEY: optional,
  AUTH_SECRET: secret,
  AUTH_URL: address("https://studio.example.com"),
  AUTH_GITHUB_ID: optional,
  AUTH_GITHUB_SECRET: optional,
  AUTH_GOOGLE_ID: optional,
  AUTH_GOOGLE_SECRET: optional,
  AUTH_OIDC_ISSUER: address("https://login.example.com"),
  AUTH_OIDC_ID: optional,
  AUTH_OIDC_SECRET: optional,
  /** Shared password that guards registration and sign-in. */
  APP_PASSWORD: optional,
  /** No secret, no cron: the route answers 401 while this is unset. */
  CRON_SECRET: optional,
  TICK_SECONDS: z.coerce.number().min(0).default(5),
  LEASE_SECONDS: z.coerce.number().min(1).default(120),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  PORT: z.coerce.number().int().default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  /** Which parts the launcher runs itself: database, storage, engine. */
  EMBEDDED: list,
  /** Fault tests only: the process kills itself at this named point of the lifecycle. */
  CRASH_AT: optional,
});

/** Useless without each other; a public client of an OpenID issuer has no secret. */
const together = [
  { needed: ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"], more: [] },
  { needed: ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"], more: [] },
  { needed: ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID"], more: ["AUTH_OIDC_SECRET"] },
] as const;

const schema = shape.superRefine((values, context) => {
  for (const { needed, more } of together) {
    const given = [...needed, ...more].find((name) => values[name]);
    for (const name of needed)
      if (given && !values[name])
        context.addIssue({ code: "custom", path: [name], message: `is missing, and ${given} is set` });
  }
});

export type Env = z.output<typeof schema>;

let cached: Env | undefined;

/**
 * The validated environment. Throws one error that lists every missing or malformed name,
 * so that a person fixes all of them at once.
 */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const [name = "", ...within] = issue.path.map(String);
      const where = [name, ...within.map((part) => `[${part}]`)].join(" ");
      return `  ${where} ${process.env[name] || issue.code === "custom" ? issue.message : "is missing"}`;
    });
    throw new Error(`The configuration is incomplete (see .env.example):\n${lines.join("\n")}`);
  }
  cached = parsed.data;
  return cached;
}
