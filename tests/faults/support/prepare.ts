import { randomInt } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    faultsSeed: number;
    /** tests/faults/worker.ts as one file of plain JavaScript. */
    workerScript: string;
  }
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Says what a run needs to be repeated exactly, and bundles the app process: hundreds of them start in a run, in half
 * the time when only packages with native parts stay outside.
 */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
  const scale = process.env.FAULTS_SCALE ?? "small";
  console.log(`Fault tests: repeat this run with FAULTS_SEED=${seed} FAULTS_SCALE=${scale}`);
  project.provide("faultsSeed", seed);

  // Inside node_modules, so that packages are found from there.
  const cache = join(root, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "faults-"));
  const workerScript = join(folder, "worker.mjs");
  await build({
    entryPoints: [join(root, "tests/faults/worker.ts")],
    outfile: workerScript,
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    external: ["@mediabunny/server", "@node-rs/argon2", "mediabunny", "node-av", "pg-native", "sharp"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    platform: "node",
    format: "esm",
    conditions: ["react-server"],
  });
  project.provide("workerScript", workerScript);
  return () => rm(folder, { recursive: true, force: true });
}
