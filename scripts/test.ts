import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onStop, stopAll, stopOnSignals } from "./launch/stopping";
import type { Outcome } from "./testing/outcome";
import { chooseLanes, type Suite } from "./testing/suites";

const lanes = chooseLanes(process.argv[2]);
if (!lanes) {
  console.error("npm test [unit | e2e | faults]");
  process.exit(1);
}

stopOnSignals();
const reports = mkdtempSync(join(tmpdir(), "dailies-reports-"));
onStop(() => rmSync(reports, { recursive: true, force: true }));

const lines: string[] = [];
const total: Outcome = { passed: 0, failed: 0, skipped: 0 };

async function runSuite({ name, run }: Suite, log?: string): Promise<void> {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const outcome = await run({ reports, log });
  const seconds = `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  if (log) console.log(`\n== ${name}: what it said\n${readFileSync(log, "utf8")}`);
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : "";
  lines.push(`${name.padEnd(8)}${outcome.passed} passed, ${outcome.failed} failed${skipped}  (${seconds})`);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
}

// Side by side, each suite's output is kept together until it has ended.
const log = (name: string) => (lanes.length > 1 ? join(reports, `${name}.log`) : undefined);
await Promise.all(
  lanes.map(async (lane) => {
    for (const suite of lane) await runSuite(suite, log(suite.name));
  }),
);

await stopAll();
console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
