import { spawn } from "node:child_process";
import { onStop } from "../launch/stopping";

/** Runs a program of node_modules with its output shown. Gives its exit code. */
export function runTool(entry: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  onStop(() => child.kill("SIGTERM"));
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
}
