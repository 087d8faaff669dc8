import { z } from "zod";
import { UserError } from "./user-error";

/** Runs a command's main function: what the person can mend becomes one line, anything else shows where it came from. */
export async function runCommand(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : (describeIssues(error) ?? error));
    process.exit(1);
  }
}

/** The app's own rules on what was typed (an email, a password) say in plain words what is wrong. Null for other errors. */
export function describeIssues(error: unknown): string | null {
  return error instanceof z.ZodError ? error.issues.map(({ message }) => message).join(" ") : null;
}
