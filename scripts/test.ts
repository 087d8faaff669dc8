import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onStop, stopAll, stopOnSignals } from "./launch/stopping";
import type { Outcome } from "./testing/outcome";
import { chooseSuites } from "./testing/suites";

const [name, ...args] = process.argv.slice(2);
const suites = chooseSuites(name, args);
if (!suites) {
  console.error("npm test [unit | e2e | faults [a path or an option of Vitest or Playwright]]");
  process.exit(1);
}

stopOnSignals();
const reports = mkdtempSync(join(tmpdir(), "dailies-reports-"));
onStop(() => rmSync(reports, { recursive: true, force: true }));

const lines: string[] = [];
const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
for (const { name, run } of suites) {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const outcome = await run(reports);
  const seconds = `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : "";
  lines.push(`${name.padEnd(8)}${outcome.passed} passed, ${outcome.failed} failed${skipped}  (${seconds})`);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
}

await stopAll();
console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
