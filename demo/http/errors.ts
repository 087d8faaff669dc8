import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

type Details = { param?: string | null; code?: string | null; type?: string };

/** A refusal in OpenAI's error shape: `{ error: { message, type, param, code } }`. */
export class ApiError extends Error {
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;

  constructor(
    readonly status: number,
    message: string,
    details: Details = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.type = details.type ?? typeOf(status);
    this.param = details.param ?? null;
    this.code = details.code ?? null;
  }
}

/** A field of the request that cannot be used: 400. */
export function invalid(param: string, message: string, code: string | null = null): ApiError {
  return new ApiError(400, message, { param, code });
}

export function videoNotFound(id: string): ApiError {
  return new ApiError(404, `Video with id '${id}' not found.`, { param: "video_id", code: "video_not_found" });
}

export function answerError(c: Context, error: ApiError): Response {
  const { message, type, param, code } = error;
  return c.json({ error: { message, type, param, code } }, error.status as ContentfulStatusCode, error.headers);
}

function typeOf(status: number): string {
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
