import "server-only";
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import type { StartOutcome } from "./engine";

export interface DescribedError {
  /** HTTP status; undefined when there was no answer. */
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  /** The engine's own code or status, short enough to show. */
  engineCode?: string;
  /** The connection was never made, so the request was never read. */
  neverSent: boolean;
}

/** Codes of a connection that never stood. */
export const neverSentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

export function describeError(error: unknown): DescribedError {
  if (error instanceof APIError && error.status) {
    const code = error.code ?? error.type;
    return {
      status: error.status,
      retryAfter: retryAfterOf(error.headers?.get("retry-after")),
      engineCode: String(code ?? error.status).slice(0, 100),
      neverSent: false,
    };
  }
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return { engineCode: "timeout", neverSent: false };
  }
  if (error instanceof APIConnectionError) {
    const code = causeCode(error);
    return { engineCode: code ?? "connection", neverSent: neverSentCodes.has(code ?? "") };
  }
  throw error; // a defect of ours, not of the engine
}

/** fetch wraps the socket's error, sometimes twice, and in an AggregateError when several addresses were tried. */
export function causeCode(error: unknown): string | undefined {
  for (let depth = 0, current = error; current && depth < 5; depth++) {
    const { code, syscall, errors, cause } = current as Record<"code" | "syscall" | "cause", unknown> & {
      errors?: unknown[];
    };
    // A route that went away under an answer is no proof that nothing was sent.
    if (typeof code === "string") return syscall === "read" || syscall === "write" ? `${syscall} ${code}` : code;
    current = errors?.[0] ?? cause;
  }
  return undefined;
}

/**
 * Seconds to wait, 1 to 3600, by the value of a Retry-After header: a number of seconds or a date (RFC 9110, section
 * 10.2.3). Undefined without a readable one.
 */
export function retryAfterOf(header: string | null | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 1), 3600) : undefined;
}

/** What a failed POST of the OpenAI SDK means for the money. */
export function classifyStart(error: unknown): StartOutcome {
  return classifyFailure(describeError(error));
}

/** What a failed POST means for the money: refused only where that is provable, unknown otherwise. */
export function classifyFailure({ status, retryAfter, engineCode, neverSent }: DescribedError): StartOutcome {
  if (neverSent) return { outcome: "refused", retry: true, engineCode };
  if (status === undefined || status < 400 || status >= 500 || status === 408 || status === 409)
    return { outcome: "unknown", engineCode };
  if (engineCode && /moderation|content_policy|safety/.test(engineCode))
    return { outcome: "refused", retry: false, code: "moderation_blocked", engineCode };
  if (status === 402 || engineCode === "insufficient_quota" || engineCode === "billing_hard_limit_reached")
    return { outcome: "refused", retry: false, code: "engine_quota", engineCode };
  if (status === 429) return { outcome: "refused", retry: true, retryAfter, engineCode };
  if (status === 401 || status === 403) return { outcome: "refused", retry: false, code: "engine_auth", engineCode };
  return { outcome: "refused", retry: false, code: "engine_rejected", engineCode };
}
