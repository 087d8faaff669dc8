import "server-only";
import OpenAI, { toFile } from "openai";
import { DownloadError, type Engine, type EngineReference, type ListedJob, type StartRequest } from "./engine";
import { classifyStart, describeError } from "./openai-errors";
import { jobOf, statusOf } from "./openai-jobs";
import { fetchResult, toDownload } from "./result-url";

export interface VideosApiOptions {
  id: string;
  label: string;
  demo: boolean;
  /** Ends in /v1 */
  baseUrl: string;
  apiKey: string;
  idempotent: boolean;
  /** Takes a callback_url for each job. */
  callbacks: boolean;
}

/**
 * Any server that speaks the Videos API (contracts/videos.openapi.json and its dialects): the OpenAI SDK carries the
 * requests, with its retries off, because it would post a paid create up to three times.
 */
export function createVideosApiEngine(options: VideosApiOptions): Engine {
  const { id, label, demo, baseUrl, apiKey, idempotent, callbacks } = options;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey,
    maxRetries: 0,
    timeout: 120_000,
    webhookSecret: null,
    // A redirect would carry a paid POST elsewhere, or a download into our own network: see open.
    fetchOptions: { redirect: "manual" },
  });

  const remove = async (reference: EngineReference, signal: AbortSignal) => {
    await client.videos.delete(reference.id, { signal }).catch((error) => {
      const { status = 0 } = describeError(error);
      if (![404, 405, 410].includes(status)) throw error;
    });
  };

  return {
    id,
    label,
    demo,
    idempotent,

    async start(request, signal) {
      const headers: Record<string, string> = idempotent ? { "idempotency-key": request.idempotencyKey } : {};
      const extra = callbacks && request.callbackUrl ? { callback_url: request.callbackUrl } : {};
      try {
        const job = jobOf(await post(client, request, extra, { signal, headers }));
        return job
          ? { outcome: "accepted", reference: job }
          : { outcome: "unknown", engineCode: "no job in the reply" };
      } catch (error) {
        return classifyStart(error);
      }
    },

    async status(reference, signal) {
      try {
        return statusOf(await client.videos.retrieve(reference.id, { signal }), reference);
      } catch (error) {
        const { status, retryAfter, engineCode } = describeError(error);
        return status === 404 ? { state: "lost" } : { state: "unreachable", retryAfter, engineCode };
      }
    },

    async open(reference, variant, signal) {
      // Some servers keep the file elsewhere and say where; their own content route then refuses.
      const url = variant === "video" && typeof reference.url === "string" ? reference.url : null;
      const response = url
        ? await fetchResult(url, baseUrl, signal)
        : await client.videos
            // The variant is left out for the clip itself: some servers answer 404 to it.
            .downloadContent(reference.id, variant === "video" ? {} : { variant }, { signal })
            .catch((error) => {
              const { status = 0, retryAfter } = describeError(error);
              const location = status >= 300 && status < 400 && error.headers?.get("location");
              if (location) {
                const from = `${baseUrl}/videos/${encodeURIComponent(reference.id)}/content`;
                const address = new URL(location, from).href;
                return fetchResult(address, baseUrl, signal, { authorization: `Bearer ${apiKey}` });
              }
              throw new DownloadError(status === 404 || status === 410, retryAfter, { cause: error });
            });
      return toDownload(response);
    },

    async cancel(reference, signal) {
      // Not in the contract: servers that know it stop at once, the others forget the job.
      const path = `/videos/${encodeURIComponent(reference.id)}`;
      await client.post(`${path}/cancel`, { signal }).catch(() => remove(reference, signal));
    },

    remove,

    async list(limit, signal) {
      try {
        const page = await client.videos.list({ limit, order: "desc" }, { signal });
        return page.data.map(
          (video): ListedJob => ({
            reference: { id: video.id },
            prompt: video.prompt ?? null,
            model: video.model ?? null,
            size: video.size ?? null,
            seconds: video.seconds == null ? null : String(video.seconds),
            createdAt: Number(video.created_at),
          }),
        );
      } catch (error) {
        const { status } = describeError(error);
        if (status === 404 || status === 405 || status === 501) return null;
        throw error;
      }
    },
  };
}

type Extra = { callback_url?: string };
type Options = { signal: AbortSignal; headers: Record<string, string> };

async function post(client: OpenAI, request: StartRequest, extra: Extra, options: Options): Promise<unknown> {
  const { prompt, source, image } = request;
  if (source) return client.videos.remix(source.id, { prompt, ...extra } as OpenAI.VideoRemixParams, options);
  const input_reference = image && (await toFile(image.bytes, image.filename, { type: image.contentType }));
  const body = { prompt, model: request.model, size: request.size, seconds: String(request.seconds), ...extra };
  return client.videos.create(
    { ...body, ...(input_reference && { input_reference }) } as OpenAI.VideoCreateParams,
    options,
  );
}
