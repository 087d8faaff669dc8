import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { UserError } from "../launch/user-error";
import { startPostgres } from "./postgres";
import { withClient } from "./postgres-client";
import { findRunningPostgres } from "./postgres-leftover";

const folder = mkdtempSync(join(tmpdir(), "dailies-cluster-"));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true }));

const options = { folder: join(folder, "data"), password: "secret", database: "app", logFile: join(folder, "log") };

/** A process that starts the cluster, writes a row and is then killed outright. */
async function writeAndDie(): Promise<void> {
  const entry = join(folder, "writer.mts");
  const local = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  writeFileSync(
    entry,
    `import { startPostgres } from ${local("postgres.ts")};
     import { withClient } from ${local("postgres-client.ts")};
     const { url } = await startPostgres(${JSON.stringify(options)});
     await withClient(url, (client) => client.query("CREATE TABLE kept AS SELECT 42 AS answer"));
     process.kill(process.pid, "SIGKILL");`,
  );
  await once(fork(entry, { execArgv: ["--import", "tsx"] }), "exit");
}

it("ends with a killed owner, and the next start finds what was written", async () => {
  await writeAndDie();
  const postgres = await startPostgres(options);
  const { rows } = await withClient(postgres.url, (client) => client.query("SELECT answer FROM kept"));
  expect(rows).toEqual([{ answer: 42 }]);
  expect(findRunningPostgres(options.folder)?.port).toBe(postgres.port);
  await postgres.stop();
  expect(findRunningPostgres(options.folder)).toBeNull();
});

it("leaves nobody running when its owner is killed and does not come back", async () => {
  const other = { ...options, folder: join(folder, "other") };
  const postgres = await startPostgres(other);
  await postgres.stop();
  rmSync(options.folder, { recursive: true });
  await writeAndDie();
  await expect.poll(() => findRunningPostgres(options.folder), { timeout: 10_000 }).toBeNull();
});

it("says what to do about a cluster that is incomplete or of another version", async () => {
  const broken = { ...options, folder: join(folder, "broken") };
  mkdirSync(broken.folder);
  writeFileSync(join(broken.folder, "PG_VERSION"), "18\n");
  await expect(startPostgres(broken)).rejects.toThrow(/incomplete.*Restore it/);
  mkdirSync(join(broken.folder, "global"));
  writeFileSync(join(broken.folder, "global", "pg_control"), "");
  for (const rubbish of ["", "\0\0\0"]) {
    writeFileSync(join(broken.folder, "PG_VERSION"), rubbish);
    await expect(startPostgres(broken)).rejects.toThrow(/incomplete.*Restore it/);
  }
  writeFileSync(join(broken.folder, "PG_VERSION"), "17\n");
  await expect(startPostgres(broken)).rejects.toThrow(/PostgreSQL 17/);
});

it("begins anew where making the cluster was cut short", async () => {
  const cut = { ...options, folder: join(folder, "cut") };
  mkdirSync(`${cut.folder}.new`);
  writeFileSync(join(`${cut.folder}.new`, "PG_VERSION"), "18\n");
  const postgres = await startPostgres(cut);
  await postgres.stop();
  expect(existsSync(`${cut.folder}.new`)).toBe(false);
});

it("says when the password is another one's", async () => {
  await expect(startPostgres({ ...options, folder: join(folder, "cut"), password: "other" })).rejects.toThrow(
    /secrets\.json does not open the database/,
  );
});

it("says in one line that its log cannot be written", async () => {
  writeFileSync(join(folder, "logs"), "a file in the folder's place");
  const start = startPostgres({
    ...options,
    folder: join(folder, "cut"),
    logFile: join(folder, "logs", "postgres.log"),
  });
  await expect(start).rejects.toThrow(UserError);
});

it("does not wait for a damaged cluster to mend itself", async () => {
  const cut = { ...options, folder: join(folder, "cut") };
  // initdb gives the database named postgres this number.
  const database = join(cut.folder, "base", "5");
  for (const lost of [join(database, "pg_filenode.map"), database]) {
    rmSync(lost, { recursive: true });
    await expect(startPostgres(cut)).rejects.toThrow(/damaged.*Restore it/);
    expect(findRunningPostgres(cut.folder)).toBeNull();
  }
}, 20_000);
