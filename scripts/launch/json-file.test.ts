import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readJsonFile } from "./json-file";

const folder = mkdtempSync(join(tmpdir(), "dailies-json-"));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "secrets.json");
const read = () => readJsonFile(file, "Put it back from a backup.");

it("gives what is in the file, and the advice when that is no object", () => {
  expect(read()).toEqual({});
  writeFileSync(file, '{"a":1}');
  expect(read()).toEqual({ a: 1 });
  writeFileSync(file, '{"a":');
  expect(read).toThrow(/cannot be read\. Put it back/);
});

it("says that this user may not read it, which no backup mends", () => {
  chmodSync(file, 0o000);
  // Root may read everything, so it becomes somebody else for a moment.
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    expect(read).toThrow(/^This user may not read .*secrets\.json; (?!.*backup)/);
  } finally {
    if (root) process.seteuid?.(0);
  }
});
