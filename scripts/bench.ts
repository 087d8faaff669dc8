// `npm run bench [-- name …]`: measures ratios, both sides in one run. A ratio that misses its target is said, not an error.
import { globSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename } from "node:path";
import type { Bench, Ratio } from "./bench/bench";
import { startServices } from "./bench/services";
import { generateClient } from "./launch/generate";
import { onStop, stopAll, stopOnSignals } from "./launch/stopping";

const wanted = process.argv.slice(2);
const files = globSync("scripts/bench/*.bench.ts").sort();
const benches = files.map((file) => ({ name: basename(file, ".bench.ts"), file }));
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  console.error(`npm run bench -- [${benches.map(({ name }) => name).join(" | ")}]`);
  process.exit(1);
}

stopOnSignals();
generateClient();
const [cpu] = cpus();
const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
console.log(`${cpu?.model.trim()}, ${cpus().length} cores, ${memory}, ${process.platform}, Node ${process.version}\n`);
await startServices();
onStop(async () => {
  const [{ disconnect }, { disconnectStorage }] = await Promise.all([import("@/lib/db"), import("@/lib/storage")]);
  disconnectStorage();
  await disconnect();
});

let crashed = false;
const rows: string[][] = [];
for (const { name, file } of chosen) {
  const begun = performance.now();
  try {
    const { default: bench } = (await import(`@/${file}`)) as { default: Bench };
    rows.push(...(await bench.run()).map(toRow));
  } catch (error) {
    console.error(`${name} crashed:`, error);
    crashed = true;
  }
  console.error(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
await stopAll();
const table = [["ratio", "ours", "compared with", "is", "target", ""], ...rows];
const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
process.exit(crashed ? 1 : 0);

function toRow({ what, ours, other, ratio, target }: Ratio): string[] {
  const pass = "atLeast" in target ? ratio >= target.atLeast : ratio <= target.atMost;
  const words = "atLeast" in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  return [what, ours, other, ratio.toFixed(2), words, pass ? "pass" : "fail"];
}
