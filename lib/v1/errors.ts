import "server-only";
import type { AppError, ErrorCode } from "@/lib/errors";

/** Codes that programs written for OpenAI look for; the others keep our own names. */
const codes: Partial<Record<ErrorCode, string>> = {
  unauthenticated: "invalid_api_key",
  rate_limited: "rate_limit_exceeded",
  budget_exceeded: "insufficient_quota",
  unknown_model: "model_not_found",
  internal: "server_error",
};

/** Our fields by the names they have in this API. */
const params: Record<string, string> = { uploadId: "input_reference", image: "input_reference" };

/** A failure as `{ error: { message, type, param, code } }` with its HTTP status. */
export function failureResponse(error: AppError, request: Request): Response {
  const { code, message, status, field } = error;
  return errorResponse(status, {
    message,
    type: typeOf(status),
    param: field ? (params[field] ?? field) : null,
    code: codes[code] ?? code,
    headers: {
      ...(status === 401 && { "www-authenticate": "Bearer" }),
      ...(repeatsBadly(error, request) && { "x-should-retry": "false" }),
    },
  });
}

interface ErrorBody {
  message: string;
  type?: string;
  param?: string | null;
  code: string;
  headers?: Record<string, string>;
}

export function errorResponse(status: number, body: ErrorBody): Response {
  const { message, type = typeOf(status), param = null, code, headers } = body;
  return Response.json({ error: { message, type, param, code } }, { status, headers });
}

function typeOf(status: number): string {
  if (status === 402) return "insufficient_quota";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/**
 * OpenAI's SDKs repeat 409 and 5xx by themselves unless this says no. A conflict stays one; and a failed POST without
 * a key may have been committed, so that its repetition would be a second paid start.
 */
function repeatsBadly({ status }: AppError, request: Request): boolean {
  return status === 409 || (status >= 500 && request.method === "POST" && !request.headers.has("idempotency-key"));
}
