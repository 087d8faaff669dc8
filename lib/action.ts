import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import { AppError, type ErrorInfo } from "./errors";
import { log } from "./log";
import type { ActionResult } from "./videos/schemas";

/** Turns anything thrown into words for the user. What is not an AppError is logged here, once. */
export function toErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof AppError) return error.toInfo();
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join(".");
    return new AppError("invalid_input", { message: issue?.message, ...(field && { field }) }).toInfo();
  }
  log.error({ err: error }, "unexpected failure");
  return new AppError("internal").toInfo();
}

/** A server action: signs the viewer in, checks the input against the schema, runs, and answers with a result. */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Output>,
): (input: z.input<Schema>) => Promise<ActionResult<Output>> {
  return async (input) => {
    try {
      const viewer = await requireViewer();
      return { ok: true, data: await run(viewer, schema.parse(input)) };
    } catch (error) {
      unstable_rethrow(error); // redirects and not-founds are Next's, not failures
      return { ok: false, error: toErrorInfo(error) };
    }
  };
}
