/** A failure the person at the terminal can mend. The message is one line that says what to do; no stack is shown. */
export class UserError extends Error {
  override name = "UserError";
}

export function describeError(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
