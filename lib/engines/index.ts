import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createAiSdkEngine } from "./ai-sdk";
import type { Engine } from "./engine";
import { configuredProviders } from "./hosted";
import { createVideosApiEngine } from "./openai";

let engines: { videosApi: Engine; byId: Map<string, Engine> } | undefined;

function registry() {
  if (engines) return engines;
  const demo = env().EMBEDDED.includes("engine");
  const videosApi = createVideosApiEngine({
    id: demo ? "demo" : "openai",
    label: demo ? "Demo engine" : "Videos API",
    demo,
    baseUrl: env().OPENAI_BASE_URL,
    apiKey: env().OPENAI_API_KEY ?? "none",
    idempotent: demo || env().OPENAI_IDEMPOTENCY,
    callbacks: demo || env().OPENAI_CALLBACKS,
  });
  const all = [videosApi, ...configuredProviders().map(createAiSdkEngine)];
  engines = { videosApi, byId: new Map(all.map((engine) => [engine.id, engine])) };
  return engines;
}

/** The engine with this id, as stored on the video. @throws AppError `engine_unavailable` when it is gone */
export function engineOf(id: string): Engine {
  const engine = registry().byId.get(id);
  if (!engine)
    throw new AppError("engine_unavailable", { message: "The engine that made this video is no longer set up." });
  return engine;
}

/** Every engine that is set up: the Videos API, then the hosted services. */
export function listEngines(): Engine[] {
  return [...registry().byId.values()];
}

/** The one whose webhooks arrive at POST /api/webhooks/openai. */
export function videosApiEngine(): Engine {
  return registry().videosApi;
}
