import "server-only";
import { z } from "zod";
import { AppError } from "./errors";
import { log } from "./log";

/** Turns anything thrown into a failure with words for the user. What nobody expected is logged here, once. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return new AppError("invalid_input", { message: issue?.message, field: issue?.path.join(".") || undefined });
  }
  log.error({ err: error }, "unexpected failure");
  return new AppError("internal");
}
