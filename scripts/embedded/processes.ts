import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until the process is gone; false when it is still there after `timeout` milliseconds. */
export async function waitForExit(pid: number, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/**
 * Sends `signal` to `pid` when this process ends in whatever way, SIGKILL included: the shell waits on a pipe that
 * only we hold open, and the kernel closes it for us. Gives a function that calls the watch off.
 */
export function endWithUs(pid: number, signal: "INT" | "TERM"): () => void {
  const script = `read -r _; kill -${signal} "$1" 2>/dev/null`;
  const watch = spawn("/bin/sh", ["-c", script, "sh", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  watch.unref();
  (watch.stdin as unknown as { unref(): void } | null)?.unref();
  return () => watch.kill("SIGKILL");
}

/** Asks a child to end and makes it end when it does not within `patience` milliseconds. */
export async function stopChild(child: ChildProcess, signal: NodeJS.Signals, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await gone;
  clearTimeout(timer);
}
