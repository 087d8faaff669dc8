import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

const store = new AsyncLocalStorage<{ requestId: string }>();

/** The caller's x-request-id when it is a sane one, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}

/** Runs `work` so that every log line written inside carries the request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return store.run({ requestId }, work);
}

/** Fields for the logger: `{ requestId }` inside a request, else nothing. A copy, since the logger adds to it. */
export function requestFields(): { requestId?: string } {
  return { ...store.getStore() };
}
