import { requireViewer } from "@/lib/auth/viewer";
import { findModel } from "@/lib/engines/catalog";
import { readJson, route } from "@/lib/http";
import { enhancePrompt } from "@/lib/prompts/enhance";
import { enhanceResponse } from "@/lib/prompts/enhance-response";
import { enhancePromptSchema } from "@/lib/prompts/schemas";
import { enforceLimit } from "@/lib/rate-limit";

/** Streams Claude's rewrite of a prompt as JSON lines; see lib/prompts/enhance-events.ts for reading them. */
export const POST = route(async (request) => {
  const viewer = await requireViewer();
  await enforceLimit("enhancePrompt", viewer);
  const { prompt, model } = await readJson(request, enhancePromptSchema);
  return enhanceResponse(await enhancePrompt(prompt, findModel(model).maxPrompt, request.signal));
});
