import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "dailies-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("what the person typed wrong becomes one plain line", () => {
  const entry = join(folder, "command.mts");
  const local = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  writeFileSync(
    entry,
    `import { runCommand } from ${local("run-command.ts")};
     import { registerSchema } from ${local("../../lib/auth/schemas.ts")};
     void runCommand(async () => { registerSchema.parse({ email: "nobody", password: "short" }); });`,
  );
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", entry], { encoding: "utf8" });
  expect(stderr).toBe("Enter an email address, like name@example.com. Use at least 8 characters.\n");
  expect(status).toBe(1);
});
