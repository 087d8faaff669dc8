import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pretty from "pino-pretty";
import { stopChild } from "../embedded/processes";
import { type Address, reachableHost } from "./address";
import { onStop, stopWith } from "./stopping";
import { UserError } from "./user-error";

const READY_PATIENCE_MS = 120_000;

/** Runs the Next server as a child and waits until it answers. */
export async function serve(command: "start" | "dev", app: Address, environment: NodeJS.ProcessEnv): Promise<void> {
  const preloaded = ["--import", "./scripts/exit-with-parent.mjs", "--import", "./scripts/append-peer.mjs"];
  const next = ["node_modules/next/dist/bin/next", command, "-H", app.host, "-p", String(app.port)];
  // For lib/storage/upload-stream.ts, which keeps the memory of copies small.
  const child = spawn(process.execPath, ["--expose-gc", ...preloaded, ...next], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    detached: true,
  });
  onStop(() => stopChild(child, "SIGTERM", 5_000));
  passOutput(child);
  await waitUntilReady(child, `http://${reachableHost(app.host)}:${app.port}/api/health`);
  stopWith(child, "server", "Its last words stand above.");
}

/** The app logs JSON lines: for a person at a terminal they are put into words. Next's banner repeats our table. */
function passOutput(child: ChildProcess): void {
  const sink = process.stdout.isTTY
    ? pretty({ singleLine: true, translateTime: "SYS:HH:MM:ss", ignore: "name" })
    : process.stdout;
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (!/^\s*(▲|✓|- (Local|Network|Environments):|$)/.test(line)) sink.write(`${line}\n`);
  });
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new UserError("The server ended before it was ready; the reason stands above.");
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer) return;
    if (Date.now() > deadline) throw new UserError("The server did not get ready within two minutes.");
    await sleep(50);
  }
}
