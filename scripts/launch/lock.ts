import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
      // By then it may be somebody else's, who found it released.
      const release = () => {
        process.off("exit", release);
        if (isHeldBy(file, process.pid)) rmSync(file, { force: true });
      };
      process.once("exit", release);
      return release;
    }
    if (Date.now() >= deadline) return null;
    await sleep(100);
  }
}

function tryLock(file: string): boolean {
  if (holderIsGone(file)) clearAway(file);
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

/** Two may find the same dead holder: what one of them took away meanwhile must not be the other's new lock. */
function clearAway(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (!holderIsGone(aside)) linkSync(aside, file);
  } catch {
    // Gone, or taken again: the next look tells.
  } finally {
    rmSync(aside, { force: true });
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

function isHeldBy(file: string, pid: number): boolean {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as Holder).pid === pid;
  } catch {
    return false;
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
