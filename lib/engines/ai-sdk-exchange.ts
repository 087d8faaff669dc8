import "server-only";
import { causeCode, type DescribedError, neverSentCodes, retryAfterOf } from "./openai-errors";

/** What really went over the wire in one call of the AI SDK, whose errors tell it in a different way for each provider. */
export interface Exchange {
  /** Hand this to the provider. */
  fetch: typeof fetch;
  /** Something was handed to the network. */
  sent: boolean;
  /** HTTP status of the last answer; undefined while there is none. */
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  /** Why there was no answer: the socket's code. */
  cause?: string;
  /** The first characters of an answer that was a failure. */
  failure: string;
}

const maxFailure = 4000;

/**
 * Watches one call. `once` refuses a second POST, whatever the SDK thinks of the first. Redirects are not followed:
 * they would take the key, or the paid POST, elsewhere.
 */
export function watchExchange(send: typeof fetch = fetch, { once = false } = {}): Exchange {
  const exchange: Exchange = {
    sent: false,
    failure: "",
    async fetch(input, init) {
      if (once && exchange.sent) throw new Error("a start is sent once");
      exchange.sent = true;
      exchange.status = undefined;
      let response: Response;
      try {
        response = await send(input, { ...init, redirect: "manual", cache: "no-store" });
      } catch (error) {
        exchange.cause = causeCode(error);
        throw error;
      }
      exchange.status = response.status;
      if (!response.ok) {
        exchange.retryAfter = retryAfterOf(response.headers.get("retry-after"));
        const text = await response.text().catch(() => "");
        exchange.failure = text.slice(0, maxFailure);
        return new Response(text, { status: response.status, headers: plainHeaders(response.headers) });
      }
      return response;
    },
  };
  return exchange;
}

/** The headers of a body that has been read: its length and encoding are no longer true. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers);
  plain.delete("content-length");
  plain.delete("content-encoding");
  return plain;
}

/** The failure as the other engines describe theirs. */
export function describeExchange({ status, retryAfter, cause, failure }: Exchange): DescribedError {
  const engineCode = codeIn(failure) ?? (status ? String(status) : (cause ?? "no answer"));
  return { status, retryAfter, engineCode, neverSent: !status && neverSentCodes.has(cause ?? "") };
}

/** The engine's own short code, wherever in the body it keeps it; never its message. */
function codeIn(failure: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(failure);
  } catch {
    return undefined;
  }
  const { error, detail, code } = (body ?? {}) as { error?: unknown; detail?: unknown; code?: unknown };
  const source = (Array.isArray(detail) ? detail[0] : error) as Record<string, unknown> | undefined;
  const found = [source?.status, source?.type, source?.code, code].find((value) => typeof value === "string");
  return (found as string | undefined)?.slice(0, 100);
}
