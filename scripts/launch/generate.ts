import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UserError } from "./user-error";

const SCHEMA = "prisma/schema.prisma";
const OUTPUT = "prisma/generated";

/** Makes the Prisma client when the schema or Prisma's version changed since the last time. */
export function generateClient(): void {
  const packageFile = createRequire(import.meta.url).resolve("prisma/package.json");
  const hash = createHash("sha256").update(readFileSync(SCHEMA)).update(readFileSync(packageFile)).digest("hex");
  const stamp = join(OUTPUT, ".made-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const result = spawnSync(process.execPath, [join(dirname(packageFile), "build/index.js"), "generate"], {
    // `generate` needs no schema engine, yet would download one; any program under its name keeps it from that.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    encoding: "utf8",
  });
  if (result.status !== 0) throw new UserError(`prisma generate failed:\n${result.stderr || result.stdout}`);
  writeFileSync(stamp, hash);
}
