import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "../launch/generate";
import { fromExitCode, fromPlaywright, fromVitest, type Outcome } from "./outcome";
import { runTool } from "./run-tool";

/** Where a suite keeps its report, and the file for its output when that is not to be shown at once. */
export type Place = { reports: string; log?: string };
export type Suite = { name: string; run(place: Place): Promise<Outcome> };

const NOTHING: Outcome = { passed: 0, failed: 0, skipped: 0 };

const lint: Suite = {
  name: "lint",
  run: async ({ log }) => fromExitCode(await runTool("node_modules/@biomejs/biome/bin/biome", ["check", "."], { log })),
};

const types: Suite = {
  name: "types",
  run: async ({ log }) => {
    const typegen = await runTool("node_modules/next/dist/bin/next", ["typegen"], { log });
    return fromExitCode(typegen || (await runTool("node_modules/typescript/bin/tsc", ["--noEmit"], { log })));
  },
};

async function runVitest(
  name: string,
  { reports, log }: Place,
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const report = join(reports, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("node_modules/vitest/vitest.mjs", ["run", ...args, ...reporters, "--passWithNoTests"], {
    env,
    log,
  });
  return fromVitest(report, code);
}

const unit: Suite = { name: "unit", run: (place) => runVitest("unit", place, []) };

const FAULTS_CONFIG = "tests/faults/vitest.config.ts";

const faults = (scale: "small" | "full"): Suite => ({
  name: "faults",
  run: async (place) => {
    if (!existsSync(FAULTS_CONFIG)) return NOTHING;
    const env = { FAULTS_SCALE: process.env.FAULTS_SCALE ?? scale };
    return runVitest("faults", place, ["-c", FAULTS_CONFIG], env);
  },
});

const e2e: Suite = {
  name: "e2e",
  run: async ({ reports, log }) => {
    if (globSync("tests/e2e/**/*.spec.ts").length === 0) return NOTHING;
    const report = join(reports, "e2e.json");
    const args = ["test", "--reporter=list,json"];
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const code = await runTool("node_modules/@playwright/test/cli.js", args, { env, log });
    return fromPlaywright(report, code);
  },
};

/**
 * What `npm test [unit|e2e|faults]` runs; null for a word it does not know. The suites of a lane follow one another,
 * the lanes run side by side: each waits often enough to leave the cores to the other.
 */
export function chooseLanes(name: string | undefined): Suite[][] | null {
  generateClient();
  if (name === undefined)
    return [
      [unit, faults("small")],
      [lint, types, e2e], // types and the build of the app write the same folder
    ];
  if (name === "unit") return [[unit]];
  if (name === "faults") return [[faults("full")]];
  return name === "e2e" ? [[e2e]] : null;
}
