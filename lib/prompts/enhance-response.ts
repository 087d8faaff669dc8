import "server-only";
import type { EnhanceEvent } from "./enhance-events";

/** Sends the events as JSON lines, each as soon as it is there. Leaving the response ends the events. */
export function enhanceResponse(events: AsyncGenerator<EnhanceEvent>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await events.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "x-accel-buffering": "no", // proxies would hold the pieces back
    },
  });
}
