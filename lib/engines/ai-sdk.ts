import "server-only";
import { createHash } from "node:crypto";
import { type Exchange, watchExchange } from "./ai-sdk-exchange";
import { confirmedStatus, jobFailed, startFailed, statusUnknown } from "./ai-sdk-outcome";
import {
  DownloadError,
  type Engine,
  type EngineDownload,
  type EngineReference,
  type EngineStatus,
  type StartOutcome,
  type StartRequest,
} from "./engine";
import type { HostedProvider, VideoModel } from "./hosted/provider";
import { fetchResult, toDownload } from "./result-url";

export interface AiSdkOptions {
  provider: HostedProvider;
  apiKey: string;
  /** Another address of the same API, and another way to it: for proxies and tests. */
  baseUrl?: string;
  fetch?: typeof fetch;
}

/**
 * A hosted service through the AI SDK's start and status calls. `ai` and the provider's package are loaded with the
 * first call. Retries are off, and what became of a start is judged by what went over the wire. Addresses of results
 * are asked for anew and never stored: some carry the key, and most expire.
 */
export function createAiSdkEngine({ provider, apiKey, baseUrl = provider.baseUrl, fetch }: AiSdkOptions): Engine {
  const { id, label, idempotent = false } = provider;
  const connect = (exchange: Exchange) => provider.connect({ apiKey, baseUrl, fetch: exchange.fetch });

  async function start(request: StartRequest, signal: AbortSignal): Promise<StartOutcome> {
    const { model, image, prompt: text, size, seconds } = request;
    const offer = provider.models.find((candidate) => candidate.engineModel === model);
    if (!offer) return { outcome: "refused", retry: false, code: "engine_rejected", engineCode: "unknown model" };
    const modelId = image ? (offer.imageModel ?? offer.engineModel) : offer.engineModel;
    const exchange = watchExchange(fetch, { once: true });
    try {
      const [{ experimental_startVideo }, videos] = await Promise.all([import("ai"), connect(exchange)]);
      const { operation } = await experimental_startVideo({
        ...offer.settings(size, seconds),
        model: videos.video(modelId) as VideoModel,
        prompt: image ? { image: image.bytes, text } : text,
        headers: { "idempotency-key": request.idempotencyKey },
        maxRetries: 0,
        abortSignal: signal,
      });
      const reference: EngineReference = { id: digest(operation), model: modelId, operation };
      return { outcome: "accepted", reference };
    } catch {
      return startFailed(exchange);
    }
  }

  async function ask({ model, operation }: EngineReference, exchange: Exchange, signal: AbortSignal) {
    const [{ experimental_getVideoStatus }, videos] = await Promise.all([import("ai"), connect(exchange)]);
    return experimental_getVideoStatus(videos.video(model as string) as VideoModel, {
      operation: operation as never,
      maxRetries: 0,
      abortSignal: signal,
    });
  }

  async function status(reference: EngineReference, signal: AbortSignal): Promise<EngineStatus> {
    const exchange = watchExchange(fetch);
    try {
      const result = await ask(reference, exchange, signal);
      if (result.status === "pending") return { state: "running", progress: null };
      if (result.status === "completed") return result.videos.length > 0 ? { state: "done" } : emptyResult();
      if (answered(exchange)) return jobFailed(result.error);
    } catch (error) {
      if (finishedEmpty(error, exchange)) return emptyResult();
    }
    return confirm(reference, exchange, signal);
  }

  /** The providers throw an error of this name only for a finished job that has no clip. */
  function finishedEmpty(error: unknown, exchange: Exchange): boolean {
    return answered(exchange) && error instanceof Error && error.name.endsWith("_VIDEO_GENERATION_ERROR");
  }

  function emptyResult(): EngineStatus {
    return { state: "failed", code: provider.emptyMeansBlocked ? "moderation_blocked" : "engine_failed" };
  }

  async function confirm(reference: EngineReference, before: Exchange, signal: AbortSignal): Promise<EngineStatus> {
    const question = before.status ? provider.confirm?.(reference.operation, apiKey) : null;
    if (!question) return statusUnknown(before);
    const exchange = watchExchange(fetch);
    try {
      const response = await exchange.fetch(question.url, { headers: question.headers, signal });
      return response.ok ? confirmedStatus(await response.json(), before) : statusUnknown(exchange);
    } catch {
      return statusUnknown(exchange);
    }
  }

  async function open(reference: EngineReference, variant: string, signal: AbortSignal): Promise<EngineDownload> {
    if (variant !== "video") throw new DownloadError(true);
    const exchange = watchExchange(fetch);
    const result = await ask(reference, exchange, signal).catch(() => null);
    if (result?.status !== "completed") throw new DownloadError(exchange.status === 404, exchange.retryAfter);
    const [video] = result.videos;
    if (video?.type === "url") {
      const address = withoutKey(video.url, apiKey);
      return toDownload(await fetchResult(address, baseUrl, signal, provider.resultHeaders?.(apiKey)));
    }
    if (video?.type !== "base64" && video?.type !== "binary") throw new DownloadError(true);
    const bytes = typeof video.data === "string" ? Buffer.from(video.data, "base64") : video.data;
    return toDownload(new Response(new Uint8Array(bytes), { headers: { "content-type": video.mediaType } }));
  }

  return { id, label, demo: false, idempotent, start, status, open };
}

function answered({ status = 0 }: Exchange): boolean {
  return status >= 200 && status < 300;
}

/** Operations are opaque and their shapes differ: the digest is the same for the same job, and no other's. */
function digest(operation: unknown): string {
  return createHash("sha256").update(JSON.stringify(operation)).digest("base64url").slice(0, 32);
}

/** The Google provider appends the key to the address of a result; it is sent as a header instead. */
function withoutKey(address: string, apiKey: string): string {
  const url = new URL(address);
  for (const [name, value] of [...url.searchParams]) if (value === apiKey) url.searchParams.delete(name);
  return url.href;
}
