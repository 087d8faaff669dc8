import { aspectRatioOf, type HostedModel, type HostedProvider, landscapeOf } from "./provider";

const model = (name: string, label: string, usdPerSecond: number): HostedModel => ({
  id: `xai/${name}`,
  engineModel: name,
  imageModel: name,
  label,
  sizes: ["1280x720", "720x1280"],
  seconds: [5, 10, 15],
  pricePerSecond: { "*": usdPerSecond * 1_000_000 },
  maxPrompt: 4000,
  usualSeconds: 90,
  settings: (size, duration) => ({ aspectRatio: aspectRatioOf(size), resolution: landscapeOf(size), duration }),
});

export const xai: HostedProvider = {
  id: "xai",
  label: "xAI",
  baseUrl: "https://api.x.ai/v1",
  models: [
    model("grok-imagine-video-1.5", "Grok Imagine 1.5", 0.14),
    model("grok-imagine-video", "Grok Imagine", 0.07),
  ],
  async connect({ apiKey, baseUrl, fetch }) {
    const { createXai } = await import("@ai-sdk/xai");
    return createXai({ apiKey, baseURL: baseUrl, fetch });
  },
};
