import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describeError, UserError } from "../launch/user-error";
import { openLogFile } from "./log-file";
import { chooseFreePort } from "./ports";
import { findPostgresBinaries } from "./postgres-binaries";
import { postgresUrl, withClient } from "./postgres-client";
import { prepareCluster, RESTORE } from "./postgres-cluster";
import { stopLeftover } from "./postgres-leftover";
import { endWithUs, stopChild } from "./processes";
import { choosePostgresUser } from "./run-as";

export type PostgresOptions = {
  /** Folder of the cluster. Made when missing. */
  folder: string;
  password: string;
  database: string;
  /** Taken when it is free, else another one is. */
  preferredPort?: number;
  logFile: string;
  /** More `-c name=value` settings. */
  settings?: Record<string, string>;
};

export type RunningPostgres = { url: string; port: number; child: ChildProcess; stop(): Promise<void> };

const BASE_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  log_line_prefix: "%m ",
};

/** Starts the embedded PostgreSQL on 127.0.0.1 and makes the database. It ends when this process does. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const runAs = choosePostgresUser();
  const binaries = await findPostgresBinaries(runAs);
  const folder = await prepareCluster(options.folder, options.password, binaries, runAs);
  await stopLeftover(folder);
  const port = await chooseFreePort(options.preferredPort);
  const log = openLogFile(options.logFile);
  const settings = Object.entries({ ...BASE_SETTINGS, ...options.settings }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
  // Its own process group: Ctrl-C in the terminal must reach only the launcher, which stops things in order.
  const child = spawn(binaries.postgres, ["-D", folder, "-p", String(port), ...settings], {
    ...runAs,
    cwd: "/",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const callOff = child.pid ? endWithUs(child.pid, "INT") : () => {};
  child.once("exit", callOff);
  const urlOf = (database: string) => postgresUrl(options.password, port, database);
  await waitUntilReady(child, urlOf("postgres"), options);
  await createDatabase(urlOf("postgres"), options.database);
  return { url: urlOf(options.database), port, child, stop: () => stopChild(child, "SIGINT", 10_000) };
}

async function waitUntilReady(child: ChildProcess, url: string, options: PostgresOptions): Promise<void> {
  let ended: string | null = null;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", () => {
    ended = lastLogLine(options.logFile);
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await withClient(url, async () => {});
    } catch (error) {
      if (ended) throw new UserError(`The embedded database did not start: ${ended} (${options.logFile})`);
      const hopeless = hopelessReason(error, options.folder);
      if (hopeless) {
        await stopChild(child, "SIGINT", 10_000);
        throw new UserError(hopeless);
      }
      if (Date.now() > deadline) throw new UserError(`The embedded database did not answer: ${describeError(error)}`);
      await sleep(25);
    }
  }
}

/** What to do about an answer that waiting will not change; null for others, such as "still starting up". */
function hopelessReason(error: unknown, folder: string): string | null {
  const { code } = error as { code?: string };
  if (code === "28P01") {
    return `The password in secrets.json does not open the database in ${folder}. Put the file that belongs to it back.`;
  }
  // The database's folder or one of the files it opens first is gone.
  if (code === "3D000" || code === "58P01") {
    return `The database in ${folder} is damaged (${describeError(error)}). ${RESTORE}`;
  }
  return null;
}

function lastLogLine(logFile: string): string {
  if (!existsSync(logFile)) return "its log is gone as well";
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  return (lines.findLast((line) => line.includes("FATAL")) ?? lines.at(-1) ?? "it ended without a word").trim();
}

async function createDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}
