import { mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { describeError, UserError } from "../launch/user-error";

/** Begins a log anew, in a folder made when missing, and gives its descriptor for a child to write to. */
export function openLogFile(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "w", 0o600);
  } catch (error) {
    throw new UserError(
      `Cannot write the log ${path} (${describeError(error)}). It needs a folder that this user may write to.`,
    );
  }
}
