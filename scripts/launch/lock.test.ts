import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { takeLock } from "./lock";

const folder = mkdtempSync(join(tmpdir(), "dailies-lock-"));
const file = join(folder, "lock");
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that takes the lock and says so. */
async function otherHolder() {
  const script = `import { takeLock } from ${JSON.stringify(join(import.meta.dirname, "lock.ts"))};
    const release = await takeLock(${JSON.stringify(file)});
    process.on("message", () => { release(); process.send("released"); });
    process.on("disconnect", () => process.exit());
    process.send(release !== null);`;
  const entry = join(folder, "holder.mts");
  writeFileSync(entry, script);
  const child = fork(entry, { execArgv: ["--import", "tsx"] });
  const [taken] = await once(child, "message");
  return { child, taken };
}

it("one process at a time holds it; a killed one lets go", async () => {
  const { child, taken } = await otherHolder();
  expect(taken).toBe(true);
  expect(await takeLock(file)).toBeNull();
  child.kill("SIGKILL");
  await once(child, "exit");
  const release = await takeLock(file);
  expect(release).not.toBeNull();
  expect(await takeLock(file)).toBeNull();
  release?.();
  expect(await takeLock(file)).not.toBeNull();
});

it("a process that got the dead holder's number does not keep the lock", async () => {
  const stranger = spawn("sleep", ["30"]);
  const held = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...held, pid: stranger.pid }));
  expect(await takeLock(file)).not.toBeNull();
  stranger.kill();
});

it("waits for one that is about to let go", async () => {
  rmSync(file, { force: true });
  const release = await takeLock(file);
  setTimeout(() => release?.(), 150);
  expect(await takeLock(file, 2_000)).not.toBeNull();
});

it("one that let go takes nobody else's away, not even when it ends", async () => {
  rmSync(file, { force: true });
  const { child, taken } = await otherHolder();
  expect(taken).toBe(true);
  child.send("release");
  await once(child, "message");
  const release = await takeLock(file);
  expect(release).not.toBeNull();
  child.disconnect();
  await once(child, "exit");
  expect(await takeLock(file)).toBeNull();
  release?.();
});
