import { requireViewer } from "@/lib/auth/viewer";
import { findModel } from "@/lib/engines/catalog";
import { readJson, route } from "@/lib/http";
import { enhancePrompt } from "@/lib/prompts/enhance";
import { enhancePromptSchema } from "@/lib/prompts/enhance-events";
import { enforceLimit } from "@/lib/rate-limit";

/** Streams Claude's rewrite of a prompt as JSON lines; see lib/prompts/enhance-events.ts for reading them. */
export const POST = route(async (request) => {
  const viewer = await requireViewer();
  await enforceLimit("enhancePrompt", viewer);
  const { prompt, model } = await readJson(request, enhancePromptSchema);
  const events = await enhancePrompt(prompt, findModel(model).maxPrompt, request.signal);
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
      "cache-control": "no-store",
      "x-accel-buffering": "no", // proxies would hold the pieces back
    },
  });
});
