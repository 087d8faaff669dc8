import { aspectRatioOf, type HostedModel, type HostedProvider, landscapeOf } from "./provider";

// Veo over the Gemini API. 1080p is left out: it exists for 8 seconds only.
const model = (name: string, label: string, usdPerSecond: number): HostedModel => ({
  id: `google/${name}`,
  engineModel: `${name}-generate-preview`,
  imageModel: `${name}-generate-preview`,
  label,
  sizes: ["1280x720", "720x1280"],
  seconds: [8, 4, 6],
  pricePerSecond: { "*": usdPerSecond * 1_000_000 },
  maxPrompt: 4000,
  usualSeconds: 90,
  settings: (size, duration) => ({ aspectRatio: aspectRatioOf(size), resolution: landscapeOf(size), duration }),
});

export const google: HostedProvider = {
  id: "google",
  label: "Google",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta",
  emptyMeansBlocked: true,
  models: [
    model("veo-3.1-fast", "Veo 3.1 Fast", 0.1),
    model("veo-3.1-lite", "Veo 3.1 Lite", 0.05),
    model("veo-3.1", "Veo 3.1", 0.4),
  ],
  async connect({ apiKey, baseUrl, fetch }) {
    const { createGoogle } = await import("@ai-sdk/google");
    return createGoogle({ apiKey, baseURL: baseUrl, fetch });
  },
  resultHeaders: (apiKey) => ({ "x-goog-api-key": apiKey }),
};
