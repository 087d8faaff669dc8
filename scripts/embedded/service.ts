import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, readFileSync } from "node:fs";
import { UserError } from "../launch/user-error";
import { openLogFile } from "./log-file";
import { stopChild } from "./processes";

export type RunningService = { url: string; child: ChildProcess; stop(): Promise<void> };

type ServiceOptions = {
  /** What a person calls it. */
  name: string;
  /** The TypeScript file to run. */
  entry: string;
  env: Record<string, string>;
  /** Takes all it prints; begun anew each time. */
  logFile: string;
};

const PATIENCE_MS = 60_000;

/** Starts a part of ours as a process that reports `{ listening: url }` and ends when we do, however we end. */
export async function startService({ name, entry, env, logFile }: ServiceOptions): Promise<RunningService> {
  const log = openLogFile(logFile);
  // Its own process group: Ctrl-C in the terminal must reach only the launcher, which stops things in order.
  const child = spawn(process.execPath, ["--import", "tsx", entry], {
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    stdio: ["ignore", log, log, "ipc"],
    detached: true,
  });
  closeSync(log);
  const url = await new Promise<string>((done, failed) => {
    const fail = (reason: string) => failed(new UserError(`The ${name} did not start: ${reason} (${logFile})`));
    const timer = setTimeout(() => fail("it did not answer in time"), PATIENCE_MS);
    child.once("message", (message: { listening: string }) => done(message.listening));
    child.once("error", (error) => fail(error.message));
    child.once("exit", () => fail(reasonIn(readFileSync(logFile, "utf8"))));
    child.once("exit", () => clearTimeout(timer));
    child.once("message", () => clearTimeout(timer));
  });
  return { url, child, stop: () => stopChild(child, "SIGTERM", 5_000) };
}

/** Node ends a crash with its own version, so the last line seldom says why; some errors carry a code in brackets. */
function reasonIn(log: string): string {
  const lines = log.trim().split("\n");
  const reason = lines.findLast((line) => /Error(?: \[\w+\])?:/.test(line)) ?? lines.at(-1);
  return reason?.trim() || "it ended without a word";
}
