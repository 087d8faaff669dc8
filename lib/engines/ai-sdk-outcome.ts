import "server-only";
import { describeExchange, type Exchange } from "./ai-sdk-exchange";
import type { EngineStatus, FailureCode, StartOutcome } from "./engine";
import { classifyFailure } from "./openai-errors";

const blocked = /moderation|content.?polic|safety|nsfw|sensitive|prohibited|responsible ai/i;
const broke = /exhausted balance|insufficient (balance|credit|funds|quota)|payment required/i;

/** What a start that threw means for the money. Only a request that was never sent, or a clear no, is refused. */
export function startFailed(exchange: Exchange): StartOutcome {
  // The AI SDK found the request wrong before it sent anything.
  if (!exchange.sent) return { outcome: "refused", retry: false, code: "engine_rejected", engineCode: "not sent" };
  const outcome = classifyFailure(describeExchange(exchange));
  if (outcome.outcome !== "refused" || outcome.retry) return outcome;
  if (broke.test(exchange.failure)) return { ...outcome, code: "engine_quota" };
  return blocked.test(exchange.failure) ? { ...outcome, code: "moderation_blocked" } : outcome;
}

/** A question that was not answered says nothing about the job, except that nobody knows it (404). */
export function statusUnknown(exchange: Exchange): EngineStatus {
  if (exchange.status === 404) return { state: "lost" };
  const { retryAfter, engineCode } = describeExchange(exchange);
  return { state: "unreachable", retryAfter, engineCode };
}

/** The engine's own verdict. Its words are only looked at, not shown. */
export function jobFailed(words: string): EngineStatus & { state: "failed" } {
  const code: FailureCode = blocked.test(words) ? "moderation_blocked" : "engine_failed";
  return { state: "failed", code };
}

/** fal's GET …/status, asked because the result itself could not be read; `before` is what that said. */
export function confirmedStatus(body: unknown, before: Exchange): EngineStatus {
  const { status, error } = (body ?? {}) as { status?: unknown; error?: unknown };
  if (status === "IN_QUEUE") return { state: "queued", progress: null };
  if (status === "IN_PROGRESS") return { state: "running", progress: null };
  // The job is over and said so itself, or its result is a plain refusal and not a passing failure.
  const refused = before.status === 400 || before.status === 422;
  if (status === "COMPLETED" && (error || refused)) return jobFailed(`${error ?? ""} ${before.failure}`);
  return statusUnknown({ ...before, status: before.status === 404 ? 404 : undefined });
}
