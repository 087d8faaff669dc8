import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import type { ActionResult } from "./errors";
import { toAppError } from "./report-error";
import { requestIdOf, withRequestId } from "./request-id";

/** A server action: signs the viewer in, checks the input against the schema, runs, and answers with a result. */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Output>,
): (input: z.input<Schema>) => Promise<ActionResult<Output>> {
  return (input) => answer(async () => run(await requireViewer(), schema.parse(input)));
}

/** Runs the work of an action under the id of its request; what it throws becomes words. */
export async function answer<Output>(work: () => Promise<Output>): Promise<ActionResult<Output>> {
  return withRequestId(requestIdOf(await headers()), async () => {
    try {
      return { ok: true, data: await work() };
    } catch (error) {
      unstable_rethrow(error); // redirects and not-founds are Next's, not failures
      return { ok: false, error: toAppError(error).toInfo() };
    }
  });
}
