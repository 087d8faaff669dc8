import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../launch/user-error";
import { isAlive, waitForExit } from "./processes";

/** Port of the PostgreSQL that runs on this folder now, or null. */
export function findRunningPostgres(folder: string): { pid: number; port: number } | null {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port && isAlive(pid) && looksLikePostgres(pid) ? { pid, port } : null;
}

/** After a crash of the whole machine the id in the file may belong to anything. */
function looksLikePostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    process.platform !== "linux" || (existsSync(commandLine) && readFileSync(commandLine, "utf8").includes("postgres"))
  );
}

/** We hold the data folder's lock, so a server still on it lost its launcher and is on its way out. */
export async function stopLeftover(folder: string): Promise<void> {
  const running = findRunningPostgres(folder);
  if (!running) return rm(join(folder, "postmaster.pid"), { force: true });
  try {
    process.kill(running.pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
  if (await waitForExit(running.pid, 15_000)) return;
  throw new UserError(`PostgreSQL (process ${running.pid}) still runs on ${folder}. End it and start again.`);
}
