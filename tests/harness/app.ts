import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { stopChild } from "../../scripts/embedded/processes";

export type App = {
  url: string;
  /** The launcher, so that a test can kill it. */
  process: ChildProcess;
  stop(): Promise<void>;
};

type AppOptions = { dataDir: string; port: number; env?: Record<string, string> };

/** What a developer may have set to reach real services has no business in a test. */
const FOREIGN = /^(DATABASE_|S3_|OPENAI_|ANTHROPIC_|AUTH_|CRON_|APP_|AI_|GOOGLE_|FAL_|REPLICATE_|XAI_|ALIBABA_|DEMO_)/;

/** The environment of a child that must find only what the test sets up. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))) as NodeJS.ProcessEnv;
}

/** Starts the whole of Dailies, as `npm start` does, on a data folder of the test's own, and waits until it answers. */
export async function startApp({ dataDir, port, env = {} }: AppOptions): Promise<App> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/start.ts"], {
    env: { ...cleanEnvironment(), HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, NO_ENV_FILES: "1", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, url);
  return { url, process: child, stop: () => stopChild(child, "SIGTERM", 20_000) };
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 5 * 60_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("Dailies ended before it was ready.");
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("Dailies did not get ready within five minutes.");
    await sleep(200);
  }
}
