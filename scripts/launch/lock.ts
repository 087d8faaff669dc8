import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../embedded/processes";

type Holder = { pid: number; began: string };

/**
 * Takes a lock file, waiting up to `patience` milliseconds. Gives the function that releases it, or null when another
 * living process holds it. A lock whose holder died is taken over.
 */
export async function takeLock(file: string, patience = 0): Promise<(() => void) | null> {
  const deadline = Date.now() + patience;
  for (;;) {
    if (tryLock(file)) {
      const release = () => rmSync(file, { force: true });
      process.once("exit", release);
      return release;
    }
    if (Date.now() >= deadline) return null;
    await sleep(100);
  }
}

function tryLock(file: string): boolean {
  if (holderIsGone(file)) rmSync(file, { force: true });
  const mine = `${file}.${process.pid}`;
  try {
    // A link to a finished file: nobody ever reads a lock that is half written.
    writeFileSync(mine, JSON.stringify({ pid: process.pid, began: startOf(process.pid) } satisfies Holder));
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Process ids come round again, in containers at every start; the time a process began tells two of them apart. */
function holderIsGone(file: string): boolean {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, "utf8")) as Holder;
    return !isAlive(pid) || startOf(pid) !== began;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

function startOf(pid: number): string {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)])
      .stdout?.toString()
      .trim();
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // Field 22, counted behind the name in brackets, which may itself hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${boot}:${fields?.[19]}`;
  } catch {
    return "";
  }
}
