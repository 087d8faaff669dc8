import "server-only";
import { z } from "zod";
import type { EngineReference, EngineStatus, FailureCode } from "./engine";

// The dialects of the wire format: fields come missing, renamed, as numbers or as strings. Unknown is not an error.

const errorSchema = z
  .union([
    z.string().transform((message) => ({ code: undefined, message })),
    z.object({ code: z.union([z.string(), z.number()]).nullish(), message: z.string().nullish() }),
  ])
  .nullish()
  .catch(undefined);

const jobSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  status: z.string().catch("unknown"),
  progress: z.coerce
    .number()
    .transform((percent) => Math.min(Math.max(Math.round(percent), 0), 100))
    .nullish()
    .catch(null),
  url: z.string().nullish().catch(null),
  unsigned_urls: z.array(z.string()).nullish().catch(null),
  error: errorSchema,
});

/** The reference of a job just accepted; null when the reply names none. */
export function jobOf(reply: unknown): EngineReference | null {
  const { data } = jobSchema.safeParse(reply);
  return data ? { id: data.id } : null;
}

export function statusOf(reply: unknown, reference: EngineReference): EngineStatus {
  const { data: job } = jobSchema.safeParse(reply);
  if (!job) return { state: "unreachable", engineCode: "unreadable reply" };
  switch (job.status.toLowerCase()) {
    case "completed":
    case "succeeded":
    case "success":
    case "done": {
      const url = job.url ?? job.unsigned_urls?.[0];
      return { state: "done", reference: { ...reference, ...(url && { url }) } };
    }
    case "failed":
    case "failure":
    case "error":
    case "cancelled":
    case "canceled":
    case "expired":
    case "deleted": {
      const engineCode = job.error?.code == null ? job.error?.message : String(job.error.code);
      return { state: "failed", code: failureOf(engineCode), engineCode: engineCode?.slice(0, 100) };
    }
    case "queued":
      return { state: "queued", progress: job.progress ?? null };
    // pending, processing, running, in_progress, and whatever else comes: wait for the deadline.
    default:
      return { state: "running", progress: job.progress ?? null };
  }
}

function failureOf(engineCode: string | null | undefined): FailureCode {
  return /moderation|content_policy|safety|nsfw/i.test(engineCode ?? "") ? "moderation_blocked" : "engine_failed";
}
