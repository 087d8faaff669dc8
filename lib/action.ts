import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { requireViewer, type Viewer } from "@/lib/auth/viewer";
import { toAppError } from "./report-error";
import { requestIdOf, withRequestId } from "./request-id";
import type { ActionResult } from "./videos/schemas";

/** A server action: signs the viewer in, checks the input against the schema, runs, and answers with a result. */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Output>,
): (input: z.input<Schema>) => Promise<ActionResult<Output>> {
  return async (input) =>
    withRequestId(requestIdOf(await headers()), async () => {
      try {
        const viewer = await requireViewer();
        return { ok: true, data: await run(viewer, schema.parse(input)) };
      } catch (error) {
        unstable_rethrow(error); // redirects and not-founds are Next's, not failures
        return { ok: false, error: toAppError(error).toInfo() };
      }
    });
}
