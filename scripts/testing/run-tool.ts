import { spawn } from "node:child_process";
import { onStop } from "../launch/stopping";

/** Runs a program of node_modules with its output shown. Gives its exit code. */
export function runTool(entry: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  // Each tool chooses its own mode; one left over in the shell must not decide.
  const { NODE_ENV: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...inherited, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit"],
  });
  onStop(() => child.kill("SIGTERM"));
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
}
