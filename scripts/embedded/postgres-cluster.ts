import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../launch/user-error";
import type { PostgresBinaries } from "./postgres-binaries";
import { canEnter, privateFolder, type RunAs } from "./run-as";

export const POSTGRES_USER = "dailies";
const MAJOR_VERSION = "18";
export const RESTORE = "Restore it from a backup, or move the folder away to begin with an empty one.";

/**
 * Gives the real path of the database cluster kept at `folder`, making it first where there is none.
 * It is made under another name and moved into place, so one that was cut short is never mistaken for a whole one.
 */
export async function prepareCluster(
  folder: string,
  password: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
): Promise<string> {
  const place = await choosePlace(resolve(folder), runAs);
  if (await holdsFiles(place)) {
    checkCluster(place);
    return place;
  }
  const unfinished = `${place}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(unfinished, runAs.uid, runAs.gid);
  await initialize(unfinished, password, binaries, runAs);
  await rm(place, { recursive: true, force: true });
  await rename(unfinished, place);
  return place;
}

/** A folder that PostgreSQL's user cannot reach (a checkout in root's home) becomes a link to one that it can. */
async function choosePlace(folder: string, runAs: RunAs): Promise<string> {
  const real = await realpath(folder).catch(() => null);
  if (real && real !== folder) return real;
  await mkdir(dirname(folder), { recursive: true });
  if (runAs.uid === undefined || canEnter(dirname(folder), runAs)) return folder;
  const reachable = await privateFolder("postgres", folder);
  await mkdir(reachable, { recursive: true, mode: 0o700 });
  await rm(folder, { force: true });
  await symlink(reachable, folder);
  return reachable;
}

async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UserError(`Cannot read the embedded database in ${folder} (${error.code}). Check who owns it.`);
  });
  return names.length > 0;
}

function checkCluster(folder: string): void {
  const versionFile = join(folder, "PG_VERSION");
  const version = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim() : "";
  // A disk that was full or lost power leaves the file there, but empty or with rubbish in it.
  const whole = /^\d+(\.\d+)?$/.test(version) && existsSync(join(folder, "global", "pg_control"));
  if (!whole) throw new UserError(`The database in ${folder} is incomplete. ${RESTORE}`);
  if (version !== MAJOR_VERSION) {
    throw new UserError(
      `The database in ${folder} was made by PostgreSQL ${version}, and this is ${MAJOR_VERSION}. Dump it with the old version and load it into a new one.`,
    );
  }
}

async function initialize(folder: string, password: string, binaries: PostgresBinaries, runAs: RunAs): Promise<void> {
  const secrets = await mkdtemp(join(tmpdir(), "dailies-initdb-"));
  const passwordFile = join(secrets, "password");
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (runAs.uid !== undefined && runAs.gid !== undefined) {
      for (const path of [secrets, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
    }
    const options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions", "--data-checksums"];
    const args = ["-D", folder, "-U", POSTGRES_USER, `--pwfile=${passwordFile}`, ...options];
    const env = { ...process.env, LC_ALL: "C" };
    const result = spawnSync(binaries.initdb, args, { ...runAs, env, cwd: "/", encoding: "utf8" });
    if (result.status !== 0) {
      const reason = result.error?.message ?? result.stderr.trim().split("\n").at(-1);
      throw new UserError(`The embedded database could not be made in ${folder}: ${reason}`);
    }
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}
