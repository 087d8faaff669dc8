import { z } from "zod";
import type { RenderMode } from "@/demo/render/renderer";

const number = (fallback: number) => z.coerce.number().finite().positive().default(fallback);

const environment = z.object({
  DEMO_HOST: z.string().min(1).default("127.0.0.1"),
  DEMO_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DEMO_DATA: z.string().min(1).default(".data/demo"),
  DEMO_API_KEY: z.string().min(1).default("demo"),
  DEMO_SPEED: number(1),
  DEMO_CONCURRENCY: number(4),
  DEMO_RENDER: z.enum(["full", "draft", "cached"]).default("full"),
  DEMO_WEBHOOK_URL: z.url().optional(),
  DEMO_WEBHOOK_SECRET: z.string().startsWith("whsec_").optional(),
  DEMO_FAULTS: z.enum(["0", "1"]).default("0"),
  DEMO_IDEMPOTENCY: z.enum(["0", "1"]).default("1"),
});

/** Everything that shapes a demo engine; each field has its DEMO_* variable in the README. */
export type DemoOptions = {
  host: string;
  port: number;
  dataDir: string;
  apiKey: string;
  /** Divides every simulated time. */
  speed: number;
  /** Jobs in progress at once; the others wait in `queued`. */
  concurrency: number;
  /** `draft` paints three pictures a second; `cached` draws one quiet sea per size and length, and links that for every job. */
  render: RenderMode;
  webhookUrl?: string;
  webhookSecret?: string;
  /** Opens `/_faults` and `/_ledger`. */
  faults: boolean;
  /** Whether `Idempotency-Key` is honoured. */
  idempotency: boolean;
};

/** Reads the DEMO_* variables; throws an Error that names every malformed one. */
export function readOptions(env: Record<string, string | undefined>): DemoOptions {
  // An empty variable counts as unset, as in most .env files.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The demo engine cannot start. ${lines.join("; ")}`);
  }
  const read = parsed.data;
  return {
    host: read.DEMO_HOST,
    port: read.DEMO_PORT,
    dataDir: read.DEMO_DATA,
    apiKey: read.DEMO_API_KEY,
    speed: read.DEMO_SPEED,
    concurrency: read.DEMO_CONCURRENCY,
    render: read.DEMO_RENDER,
    webhookUrl: read.DEMO_WEBHOOK_URL,
    webhookSecret: read.DEMO_WEBHOOK_SECRET,
    faults: read.DEMO_FAULTS === "1",
    idempotency: read.DEMO_IDEMPOTENCY === "1",
  };
}
