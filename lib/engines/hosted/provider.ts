import type { experimental_startVideo } from "ai";
import { parseSize } from "@/lib/parse-size";
import type { Model } from "../catalog";

export type VideoModel = Exclude<Parameters<typeof experimental_startVideo>[0]["model"], string>;

/** A maker of models as the AI SDK gives it: a VideoModel, but the packages bring different copies of its type. */
export interface VideoProvider {
  video(modelId: string): object;
}

export interface ConnectOptions {
  apiKey: string;
  baseUrl: string;
  fetch: typeof fetch;
}

/** One hosted service: how to reach it, and what it offers. Its SDK package is loaded on first use. */
export interface HostedProvider {
  id: string;
  label: string;
  /** Where its API lives; results on the same origin get `resultHeaders`. */
  baseUrl: string;
  /** It says that it deduplicates starts by their `idempotency-key` header. */
  idempotent?: boolean;
  /** A finished job without a clip was filtered. */
  emptyMeansBlocked?: boolean;
  models: readonly HostedModel[];
  connect(options: ConnectOptions): Promise<VideoProvider>;
  /** What a download from its own origin needs. Never part of an address. */
  resultHeaders?(apiKey: string): Record<string, string>;
  /**
   * Where to ask once more whether a job really failed, when the result could not be read; null when it cannot be told.
   */
  confirm?(operation: unknown, apiKey: string): { url: string; headers: Record<string, string> } | null;
}

/** What the AI SDK is asked for besides prompt and picture. */
export type ClipSettings = Pick<
  Parameters<typeof experimental_startVideo>[0],
  "aspectRatio" | "resolution" | "duration" | "generateAudio" | "providerOptions"
>;

export interface HostedModel
  extends Pick<
    Model,
    "id" | "engineModel" | "label" | "sizes" | "seconds" | "pricePerSecond" | "maxPrompt" | "usualSeconds"
  > {
  /** The provider's model for a start with a first frame; null where there is none. */
  imageModel: string | null;
  settings(size: string, seconds: number): ClipSettings;
}

type Ratio = `${number}:${number}`;
type Resolution = `${number}x${number}`;

/** "720x1280" → "9:16" */
export function aspectRatioOf(size: string): Ratio {
  const { width, height } = parseSize(size);
  let [a, b] = [width, height];
  while (b) [a, b] = [b, a % b];
  return `${width / a}:${height / a}`;
}

/** "720x1280" → "1280x720": providers that take a shape name the resolution by its landscape form. */
export function landscapeOf(size: string): Resolution {
  const { width, height } = parseSize(size);
  return `${Math.max(width, height)}x${Math.min(width, height)}`;
}
