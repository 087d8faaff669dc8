import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startService } from "./service";

const folder = mkdtempSync(join(tmpdir(), "dailies-service-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The line shown for a service whose program is `script`. */
async function failureOf(script: string): Promise<string> {
  const entry = join(folder, "entry.mts");
  writeFileSync(entry, script);
  const start = startService({ name: "storage", entry, env: {}, logFile: join(folder, "log") });
  return start.then(
    () => "started",
    (error: Error) => error.message,
  );
}

it("says why a service did not start, not which Node it ran on", async () => {
  expect(await failureOf('throw new TypeError("the disk is full")')).toContain("TypeError: the disk is full (");
  expect(await failureOf('import "nowhere-to-be-found"')).toMatch(
    /did not start: Error \[ERR_MODULE_NOT_FOUND\]: Cannot find/,
  );
});

it("shows the last line of one that ended in its own words", async () => {
  expect(await failureOf('console.error("The storage needs S3_BUCKET."); process.exit(1)')).toContain(
    "did not start: The storage needs S3_BUCKET. (",
  );
  expect(await failureOf("process.exit(1)")).toContain("it ended without a word");
});
