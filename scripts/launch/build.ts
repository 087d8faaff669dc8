import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stopChild } from "../embedded/processes";
import { takeLock } from "./lock";
import { onStop } from "./stopping";
import { UserError } from "./user-error";

const STAMP = ".next/built-from";
const LOCK = "node_modules/.dailies-build.lock";
const SOURCES = [
  "*.{ts,mjs}",
  "package-lock.json",
  "tsconfig.json",
  "{app,components,lib,public}/**/*",
  "prisma/schema.prisma",
];
const NO_SOURCES = ["next-env.d.ts", "**/*.test.{ts,tsx}", "{vitest,playwright}.config.ts"];
const BUILD_PATIENCE_MS = 10 * 60_000;

/** Builds the app unless the last build was made from the same sources. */
export async function buildWhenStale(environment: NodeJS.ProcessEnv): Promise<void> {
  const release = await takeLock(LOCK, BUILD_PATIENCE_MS);
  if (!release) throw new UserError("Another start has been building the app for ten minutes. Stop it and try again.");
  try {
    const hash = hashSources(environment);
    if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
    console.error("Building the app. The first time takes about a minute.");
    rmSync(STAMP, { force: true });
    await build(environment);
    writeFileSync(STAMP, hash);
  } finally {
    release();
  }
}

function hashSources(environment: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES, { exclude: NO_SOURCES, withFileTypes: true }).sort(byPath)) {
    if (!file.isFile()) continue;
    const path = `${file.parentPath}/${file.name}`;
    hash.update(`${path}\0`).update(readFileSync(path));
  }
  // Next writes these into the browser's code, and AUTH_URL into its configuration.
  const baked = Object.keys(environment).filter((name) => name.startsWith("NEXT_PUBLIC_") || name === "AUTH_URL");
  for (const name of baked.sort()) hash.update(`${name}=${environment[name]}\0`);
  return hash.digest("hex");
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  return `${a.parentPath}/${a.name}` < `${b.parentPath}/${b.name}` ? -1 : 1;
}

async function build(environment: NodeJS.ProcessEnv): Promise<void> {
  const watchdog = ["--import", "./scripts/exit-with-parent.mjs"];
  const child = spawn(process.execPath, [...watchdog, "node_modules/next/dist/bin/next", "build"], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  onStop(() => stopChild(child, "SIGTERM", 3_000));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new UserError(`${output.trim()}\nThe build failed; the reason stands above.`);
}
