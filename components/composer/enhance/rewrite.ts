import { type EnhanceEvent, enhanceNeedsKey, readEnhanceEvents } from "@/lib/prompts/enhance-events";

export type RewriteWish = { prompt: string; model: string; available: boolean };

/** Asks Claude for a rewrite, or says why there is none. @throws TypeError when the studio cannot be reached */
export async function* rewrite(
  { prompt, model, available }: RewriteWish,
  signal: AbortSignal,
): AsyncGenerator<EnhanceEvent> {
  if (!available) {
    yield { error: enhanceNeedsKey };
  } else if (prompt.trim() === "") {
    yield { error: { code: "invalid_input", field: "prompt", message: "Write a few words first." } };
  } else {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ prompt, model });
    yield* readEnhanceEvents(await fetch("/api/prompts/enhance", { method: "POST", headers, body, signal }));
  }
}
