// Takes one guard after the other out of a copy of the source and runs the test that must turn red.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Mutation, mutations } from "../tests/mutations/mutations";
import { generateClient } from "./launch/generate";
import { onStop, stopAll, stopOnSignals } from "./launch/stopping";

const leftOut = new Set(["node_modules", ".git", ".next", ".data", "test-results", "playwright-report"]);

stopOnSignals();
generateClient();
const copy = mkdtempSync(join(tmpdir(), "dailies-mutations-"));
onStop(() => rmSync(copy, { recursive: true, force: true }));
cpSync(".", copy, { recursive: true, filter: (path) => !leftOut.has(basename(path)) });
symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));

type Verdict = "passed" | "failed" | "missing";
type Test = Mutation["test"];

const chosen = mutations.filter(({ guard }) => guard.includes(process.argv[2] ?? ""));
const healthy = await runTests(chosen.map(({ test }) => test));
let survivors = 0;
for (const mutation of chosen) {
  const { guard, test } = mutation;
  const before = healthy.get(test);
  const verdict = before === "passed" ? await withMutation(mutation) : before;
  const words = before === "passed" ? (verdict === "failed" ? "red" : "GREEN") : `${before} even with it`;
  if (words !== "red") survivors += 1;
  console.log(`${words.padEnd(6)} without "${guard}": ${test.name} (${test.file})`);
}
await stopAll();
console.log(
  `\n${chosen.length - survivors} of ${chosen.length} guards are watched by a test that turns red without them`,
);
process.exit(survivors > 0 ? 1 : 0);

async function withMutation({ file: name, find, replace, test }: Mutation): Promise<Verdict | undefined> {
  const file = join(copy, name);
  const source = readFileSync(file, "utf8");
  if (source.split(find).length !== 2) {
    console.error(`${name} does not hold exactly once: ${find}`);
    return "missing";
  }
  writeFileSync(
    file,
    source.replace(find, () => replace),
  );
  try {
    return (await runTests([test])).get(test);
  } finally {
    writeFileSync(file, source);
  }
}

/** Runs these tests in the copy, and tells what became of each. */
async function runTests(tests: Test[]): Promise<Map<Test, Verdict>> {
  const verdicts = new Map<Test, Verdict>();
  for (const config of ["vitest.config.ts", "tests/faults/vitest.config.ts"]) {
    const here = tests.filter(({ file }) => file.startsWith("tests/faults/") === (config !== "vitest.config.ts"));
    if (here.length === 0) continue;
    const results = await runVitest(config, here);
    for (const test of here) {
      const states = results.filter(({ fullName }) => fullName.includes(test.name)).map(({ status }) => status);
      verdicts.set(test, states.includes("failed") ? "failed" : states.includes("passed") ? "passed" : "missing");
    }
  }
  return verdicts;
}

async function runVitest(config: string, tests: Test[]): Promise<{ fullName: string; status: string }[]> {
  const report = join(copy, "mutation-report.json");
  rmSync(report, { force: true });
  const names = tests.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const files = [...new Set(tests.map(({ file }) => file))];
  const args = ["run", ...files, "-t", names, "-c", config, "--reporter=json", `--outputFile=${report}`];
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], { cwd: copy, stdio: "ignore" });
  onStop(() => child.kill("SIGTERM"));
  await new Promise((done) => child.once("exit", done));
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  return testResults.flatMap((file: { assertionResults: unknown[] }) => file.assertionResults);
}
