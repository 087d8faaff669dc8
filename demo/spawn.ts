import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

export type SpawnedDemo = {
  url: string;
  key: string;
  process: ChildProcess;
  /** Sends the signal and resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts the demo engine as a process of its own, as `main.ts` runs in earnest; `env` takes DEMO_* variables. */
export async function spawnDemo(env: Record<string, string>): Promise<SpawnedDemo> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const child = spawn(process.execPath, ["--import", tsx, path.join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once("message", (line: { listening: string }) => resolve(line.listening));
    child.once("exit", (code) => reject(new Error(`The demo engine stopped with code ${code} before it listened.`)));
  });
  return {
    url,
    key: env.DEMO_API_KEY ?? "demo",
    process: child,
    async kill(signal = "SIGTERM") {
      child.kill(signal);
      await exited;
    },
  };
}
