import { aspectRatioOf, type HostedModel, type HostedProvider, landscapeOf } from "./provider";

type Offer = Pick<HostedModel, "engineModel" | "label" | "seconds"> & Partial<HostedModel> & { usdPerSecond: number };

function model(name: string, { usdPerSecond, ...offer }: Offer): HostedModel {
  return {
    id: `gateway/${name}`,
    imageModel: offer.engineModel,
    sizes: ["1280x720", "720x1280"],
    pricePerSecond: { "*": usdPerSecond * 1_000_000 },
    maxPrompt: 2500,
    usualSeconds: 120,
    settings: (size, duration) => ({ aspectRatio: aspectRatioOf(size), resolution: landscapeOf(size), duration }),
    ...offer,
  };
}

/** Vercel's AI Gateway: one key for the models of many makers. */
export const gateway: HostedProvider = {
  id: "gateway",
  label: "AI Gateway",
  baseUrl: "https://ai-gateway.vercel.sh/v4/ai",
  // Said in the changelog of @ai-sdk/gateway 4.0.44.
  idempotent: true,
  models: [
    model("veo-3.1-fast", {
      engineModel: "google/veo-3.1-fast-generate-001",
      label: "Veo 3.1 Fast",
      seconds: [8, 4, 6],
      usdPerSecond: 0.1,
    }),
    model("kling-3.0", {
      engineModel: "klingai/kling-v3.0-t2v",
      imageModel: "klingai/kling-v3.0-i2v",
      label: "Kling 3.0",
      seconds: [5, 10, 15],
      usdPerSecond: 0.126,
    }),
    model("seedance-2.0", {
      engineModel: "bytedance/seedance-2.0",
      label: "Seedance 2.0",
      seconds: [5, 10, 15],
      usdPerSecond: 0.15,
    }),
    model("wan-2.6", {
      engineModel: "alibaba/wan-v2.6-t2v",
      imageModel: null,
      label: "Wan 2.6",
      seconds: [5, 10, 15],
      usdPerSecond: 0.1,
      maxPrompt: 1500,
      // Wan takes the size itself and no shape.
      settings: (size, duration) => ({ resolution: size as `${number}x${number}`, duration }),
    }),
    model("grok-imagine-1.5", {
      engineModel: "spacexai/grok-imagine-video-1.5",
      label: "Grok Imagine 1.5",
      seconds: [5, 10, 15],
      usdPerSecond: 0.14,
    }),
    model("minimax-h3", {
      engineModel: "minimax/minimax-h3",
      label: "MiniMax H3",
      seconds: [6, 10],
      usdPerSecond: 0.08,
    }),
  ],
  async connect({ apiKey, baseUrl, fetch }) {
    const { createGateway } = await import("@ai-sdk/gateway");
    return createGateway({ apiKey, baseURL: baseUrl, fetch });
  },
};
