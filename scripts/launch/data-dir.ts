import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describeError, UserError } from "./user-error";

export type DataDir = {
  path: string;
  postgres: string;
  storage: string;
  engine: string;
  secrets: string;
  ports: string;
  lock: string;
  log(name: string): string;
};

/** The folder that holds everything embedded, made when missing. */
export function openDataDir(): DataDir {
  const path = resolve(process.env.DATA_DIR || ".data");
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new UserError(
      `Cannot write to the data folder ${path} (${describeError(error)}). Choose another with DATA_DIR=… or mend its permissions.`,
    );
  }
  return {
    path,
    postgres: join(path, "postgres"),
    storage: join(path, "storage"),
    engine: join(path, "demo"),
    secrets: join(path, "secrets.json"),
    ports: join(path, "ports.json"),
    lock: join(path, "lock"),
    log: (name) => join(path, "logs", `${name}.log`),
  };
}

/** Not `recursive`: where the system answers ENOENT for a folder it will not make (/proc), Node tries for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw new Error("a file is in its place");
  }
  makeFolder(dirname(path));
  mkdirSync(path);
}
