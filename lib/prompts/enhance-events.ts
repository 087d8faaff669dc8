// What POST /api/prompts/enhance streams: one JSON object per line. Client-safe, and without the schemas.
import type { ErrorInfo } from "@/lib/errors";

/**
 * Pieces to append while they arrive, then exactly one end: `done` with the whole rewrite, trimmed to the model's
 * limit, or `error`. A stream without an end was cut.
 */
export type EnhanceEvent = { text: string } | { done: string } | { error: ErrorInfo };

export const enhanceNeedsKey: ErrorInfo = {
  code: "not_configured",
  message: "Enhancing prompts needs an Anthropic API key. Whoever runs this studio can set ANTHROPIC_API_KEY.",
};

export const enhanceCut: ErrorInfo = {
  code: "engine_unavailable",
  message: "The rewrite was cut off. Your prompt is unchanged; try again.",
};

/** Reads the response of POST /api/prompts/enhance. The last event is always `done` or `error`. */
export async function* readEnhanceEvents(response: Response): AsyncGenerator<EnhanceEvent> {
  if (!response.ok || !response.body) {
    const body = (await response.json().catch(() => null)) as { error?: ErrorInfo } | null;
    yield { error: body?.error ?? enhanceCut };
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const lines = (rest + next.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const event = JSON.parse(line) as EnhanceEvent;
        yield event;
        if (!("text" in event)) return;
      }
    }
    yield { error: enhanceCut };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error; // the user's own cancel
    yield { error: enhanceCut };
  } finally {
    await reader.cancel().catch(() => {});
  }
}
