import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { UserError } from "./user-error";

/** The object kept in a file; empty when there is no file yet. `advice` ends the line shown when it cannot be read. */
export function readJsonFile(path: string, advice: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (value && typeof value === "object") return value as Record<string, unknown>;
  } catch (error) {
    // The file is whole, so the advice would be wrong. All else is told below, with what to do about it.
    if ((error as NodeJS.ErrnoException).code === "EACCES") {
      throw new UserError(
        `This user may not read ${path}; most likely its owner is another. Run this as its owner, or give the file to this user.`,
      );
    }
  }
  throw new UserError(`${path} cannot be read. ${advice}`);
}

/** Replaces the file whole, readable by its owner alone. A crash leaves the old one or the new one. */
export function writeJsonFile(path: string, value: Record<string, unknown>): void {
  const unfinished = `${path}.new`;
  const file = openSync(unfinished, "w", 0o600);
  writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, path);
}
