import { relative } from "node:path";
import { type Address, reachableHost } from "./address";
import type { Part } from "./parts";

const TITLES = { database: "Database", storage: "Storage", engine: "Engine" };

/** What runs where, embedded or yours, and the address to open. */
export function showTable(app: Address, parts: Part[], dataDir: string): void {
  const rows = parts.map((part) => [TITLES[part.name], part.what, part.where]);
  const near = relative(process.cwd(), dataDir);
  if (parts.some((part) => part.embedded)) rows.push(["Data", "kept in", near.startsWith("..") ? dataDir : near]);
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [first, second] = [width(0), width(1)];
  const lines = rows.map(
    ([title = "", what = "", where = ""]) => `  ${title.padEnd(first)}  ${what.padEnd(second)}  ${where}`,
  );
  console.log(
    `\n${lines.join("\n")}\n\n  Open Dailies at http://${reachableHost(app.host)}:${app.port}  (Ctrl-C stops it)\n`,
  );
}
