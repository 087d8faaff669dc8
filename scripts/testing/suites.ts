import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "../launch/generate";
import { fromExitCode, fromPlaywright, fromVitest, type Outcome } from "./outcome";
import { runTool } from "./run-tool";

export type Suite = { name: string; run(reports: string): Promise<Outcome> };

const NOTHING: Outcome = { passed: 0, failed: 0, skipped: 0 };

const lint: Suite = {
  name: "lint",
  run: async () => fromExitCode(await runTool("node_modules/@biomejs/biome/bin/biome", ["check", "."])),
};

const types: Suite = {
  name: "types",
  run: async () => {
    const typegen = await runTool("node_modules/next/dist/bin/next", ["typegen"]);
    return fromExitCode(typegen || (await runTool("node_modules/typescript/bin/tsc", ["--noEmit"])));
  },
};

async function runVitest(report: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool(
    "node_modules/vitest/vitest.mjs",
    ["run", ...args, ...reporters, "--passWithNoTests"],
    env,
  );
  return fromVitest(report, code);
}

const unit = (args: string[]): Suite => ({
  name: "unit",
  run: (reports) => runVitest(join(reports, "unit.json"), args),
});

const FAULTS_CONFIG = "tests/faults/vitest.config.ts";

const faults = (scale: "small" | "full", args: string[]): Suite => ({
  name: "faults",
  run: async (reports) => {
    if (!existsSync(FAULTS_CONFIG)) return NOTHING;
    const env = { FAULTS_SCALE: process.env.FAULTS_SCALE ?? scale };
    return runVitest(join(reports, "faults.json"), ["-c", FAULTS_CONFIG, ...args], env);
  },
});

const e2e = (given: string[]): Suite => ({
  name: "e2e",
  run: async (reports) => {
    if (globSync("tests/e2e/**/*.spec.ts").length === 0) return NOTHING;
    const report = join(reports, "e2e.json");
    const args = ["test", "--reporter=list,json", ...given];
    const code = await runTool("node_modules/@playwright/test/cli.js", args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    return fromPlaywright(report, code);
  },
});

/** What `npm test [unit|e2e|faults]` runs, `args` going to Vitest or Playwright; null for a word it does not know. */
export function chooseSuites(name: string | undefined, args: string[]): Suite[] | null {
  generateClient();
  if (name === undefined) return [lint, types, unit([]), faults("small", []), e2e([])];
  if (name === "unit") return [unit(args)];
  if (name === "faults") return [faults("full", args)];
  return name === "e2e" ? [e2e(args)] : null;
}
