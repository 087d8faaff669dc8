import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Engine } from "./engine";
import { createVideosApiEngine } from "./openai";

let engines: Map<string, Engine> | undefined;

function registry(): Map<string, Engine> {
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
  engines = new Map([[videosApi.id, videosApi]]);
  return engines;
}

/** The engine with this id, as stored on the video. */
export function engineOf(id: string): Engine {
  const engine = registry().get(id);
  if (!engine)
    throw new AppError("engine_unavailable", { message: "The engine that made this video is no longer set up." });
  return engine;
}

export function listEngines(): Engine[] {
  return [...registry().values()];
}

/** The one whose webhooks arrive at POST /api/webhooks/openai. */
export function videosApiEngine(): Engine {
  return listEngines()[0] as Engine;
}
