import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { makeViewer } from "@/tests/support/studio";
import { type EngineOptions, type FaultyEngine, startEngine } from "./engine";
import { AppProcess } from "./process";
import { installWriteAudit } from "./write-audit";

export interface RigOptions extends EngineOptions {
  /** The app sends a callback_url with each start. */
  callbacks?: boolean;
  /** Seconds of a lease in the app's processes. */
  lease?: number;
  usualSeconds?: number;
  deadlineSeconds?: number;
}

export interface Rig {
  engine: FaultyEngine;
  /** Somebody whose jobs no limit holds back. */
  viewer: Viewer;
  /** Environment of the app's processes. */
  env: Record<string, string>;
  /** A process that moves on what is due, looking every second. */
  startWorker(env?: Record<string, string>): AppProcess;
  /** A process that only does what it is told. */
  startFront(env?: Record<string, string>): AppProcess;
}

/** One studio for the tests of a file: its own database, engine and write audit; the store is shared. */
export function withRig(options: RigOptions = {}): Rig {
  const rig = {} as Rig;
  const processes: AppProcess[] = [];
  const start = (kind: string, env: Record<string, string>) => {
    const started = AppProcess.start(`${kind}-${processes.length + 1}`, { ...rig.env, ...env });
    processes.push(started);
    return started;
  };
  rig.startWorker = (env) => start("worker", { TICK_SECONDS: "1", ...env });
  rig.startFront = (env) => start("front", { TICK_SECONDS: "0", ...env });

  beforeAll(async () => {
    rig.engine = await startEngine(options);
    rig.env = {
      OPENAI_BASE_URL: `${rig.engine.url}/v1`,
      OPENAI_API_KEY: rig.engine.key,
      OPENAI_IDEMPOTENCY: String(options.idempotency ?? true),
      OPENAI_CALLBACKS: String(options.callbacks ?? false),
      OPENAI_VIDEO_MODELS: modelSetting(options),
      EMBEDDED: "database,storage",
      OPENAI_WEBHOOK_SECRET: (options.webhookSecrets ?? []).join(","),
      LEASE_SECONDS: String(options.lease ?? 2),
      RATE_LIMIT_SCALE: "1000",
      LOG_LEVEL: process.env.FAULTS_LOG ?? "silent",
    };
    Object.assign(process.env, rig.env);
    rig.env.DATABASE_URL = process.env.DATABASE_URL as string;
    await db.setting.createMany({
      skipDuplicates: true,
      data: [
        { key: "maxInFlight", value: 1000 },
        { key: "maxInFlightPerUser", value: 100 },
      ],
    });
    await installWriteAudit();
    rig.viewer = await makeViewer({ unlimited: true });
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.kill()));
    await rig.engine?.stop();
  });
  return rig;
}

function modelSetting({ usualSeconds = 1, deadlineSeconds = 600 }: RigOptions): string {
  const model = { id: "demo-1", sizes: ["720x720"], seconds: [1, 2], usdPerSecond: 0.1, remix: true };
  return JSON.stringify([{ ...model, usualSeconds, deadlineSeconds }]);
}

/** Makes every wait of the lifecycle pass at once: those are lower bounds, and the tests have little time. */
export async function skipWaits(): Promise<void> {
  await db.$executeRaw`UPDATE videos SET next_at = now() WHERE next_at > now() AND lease_token IS NULL`;
}

/** Until no video moves by itself any more; `each` runs on every look. Throws after `seconds`. */
export async function untilSettled({
  seconds = 100,
  hurry = true,
  each = async () => {},
}: {
  seconds?: number;
  hurry?: boolean;
  each?: () => void | Promise<void>;
} = {}): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    await each();
    if (hurry) await skipWaits();
    const live = await db.video.count({ where: { nextAt: { not: null } } });
    if (live === 0) return;
    if (performance.now() > end) {
      const rows = await db.video.groupBy({ by: ["status"], _count: true });
      throw new Error(`${live} videos still move after ${seconds} s: ${JSON.stringify(rows)}`);
    }
    await sleep(250);
  }
}

export async function until(what: string, test: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await test())) {
    if (performance.now() > end) throw new Error(`${seconds} s passed without: ${what}`);
    await sleep(50);
  }
}
