import { UserError } from "./user-error";

/** Runs a command's main function: a UserError becomes its one line, anything else shows where it came from. */
export async function runCommand(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  }
}
