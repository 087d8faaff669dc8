import { aspectRatioOf, type HostedProvider } from "./provider";

export const replicate: HostedProvider = {
  id: "replicate",
  label: "Replicate",
  baseUrl: "https://api.replicate.com/v1",
  models: [
    {
      id: "replicate/seedance-1-pro",
      engineModel: "bytedance/seedance-1-pro",
      imageModel: "bytedance/seedance-1-pro",
      label: "Seedance 1.0 Pro",
      sizes: ["1920x1080", "1080x1920"],
      seconds: [5, 10],
      pricePerSecond: { "*": 150_000 },
      maxPrompt: 4000,
      usualSeconds: 120,
      settings: (size, duration) => ({
        aspectRatio: aspectRatioOf(size),
        duration,
        providerOptions: { replicate: { resolution: "1080p" } },
      }),
    },
    {
      id: "replicate/veo-3.1-fast",
      engineModel: "google/veo-3.1-fast",
      imageModel: "google/veo-3.1-fast",
      label: "Veo 3.1 Fast",
      sizes: ["1280x720", "720x1280"],
      seconds: [8, 4, 6],
      pricePerSecond: { "*": 150_000 },
      maxPrompt: 4000,
      usualSeconds: 90,
      settings: (size, duration) => ({
        aspectRatio: aspectRatioOf(size),
        duration,
        providerOptions: { replicate: { resolution: "720p" } },
      }),
    },
  ],
  async connect({ apiKey, baseUrl, fetch }) {
    const { createReplicate } = await import("@ai-sdk/replicate");
    return createReplicate({ apiToken: apiKey, baseURL: baseUrl, fetch });
  },
};
