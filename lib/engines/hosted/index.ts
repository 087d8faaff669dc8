import "server-only";
import { env } from "@/lib/env";
import type { Model } from "../catalog";
import { alibaba } from "./alibaba";
import { fal } from "./fal";
import { gateway } from "./gateway";
import { google } from "./google";
import type { HostedProvider } from "./provider";
import { replicate } from "./replicate";
import { xai } from "./xai";

/** The hosted services this studio has a key for. */
export function configuredProviders(): { provider: HostedProvider; apiKey: string }[] {
  const keys: [HostedProvider, string | undefined][] = [
    [gateway, env().AI_GATEWAY_API_KEY],
    [google, env().GOOGLE_GENERATIVE_AI_API_KEY],
    [fal, env().FAL_API_KEY],
    [replicate, env().REPLICATE_API_TOKEN],
    [xai, env().XAI_API_KEY],
    [alibaba, env().ALIBABA_API_KEY],
  ];
  return keys.flatMap(([provider, apiKey]) => (apiKey ? [{ provider, apiKey }] : []));
}

/** Their models as the catalogue shows them. */
export function hostedModels(): Model[] {
  return configuredProviders().flatMap(({ provider }) =>
    provider.models.map(({ imageModel, settings: _, ...model }) => ({
      ...model,
      engine: provider.id,
      label: `${model.label} (${provider.label})`,
      demo: false,
      image: imageModel !== null,
      remix: false,
      deadlineSeconds: 3600,
      aliases: [],
    })),
  );
}
