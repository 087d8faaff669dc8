import { aspectRatioOf, type HostedProvider } from "./provider";

// fal sends what it is told on to the model, so every model's own words are given as provider options.

export const fal: HostedProvider = {
  id: "fal",
  label: "fal",
  baseUrl: "https://queue.fal.run",
  models: [
    {
      id: "fal/kling-2.5-turbo-pro",
      engineModel: "fal-ai/kling-video/v2.5-turbo/pro/text-to-video",
      imageModel: "fal-ai/kling-video/v2.5-turbo/pro/image-to-video",
      label: "Kling 2.5 Turbo Pro",
      sizes: ["1920x1080", "1080x1920"],
      seconds: [5, 10],
      pricePerSecond: { "*": 70_000 },
      maxPrompt: 2500,
      usualSeconds: 180,
      settings: (size, seconds) => ({
        aspectRatio: aspectRatioOf(size),
        providerOptions: { fal: { duration: String(seconds) } },
      }),
    },
    {
      id: "fal/seedance-1-pro",
      engineModel: "fal-ai/bytedance/seedance/v1/pro/text-to-video",
      imageModel: "fal-ai/bytedance/seedance/v1/pro/image-to-video",
      label: "Seedance 1.0 Pro",
      sizes: ["1920x1080", "1080x1920"],
      seconds: [5, 10],
      pricePerSecond: { "*": 124_000 },
      maxPrompt: 4000,
      usualSeconds: 120,
      settings: (size, seconds) => ({
        aspectRatio: aspectRatioOf(size),
        providerOptions: { fal: { duration: String(seconds), resolution: "1080p" } },
      }),
    },
  ],
  async connect({ apiKey, fetch }) {
    const { createFal } = await import("@ai-sdk/fal");
    return createFal({ apiKey, fetch });
  },
  // A result that answers 500 may be a passing failure of the queue; the job's own status tells.
  confirm(operation, apiKey) {
    const { responseUrl, submitUrl } = operation as { responseUrl: string; submitUrl: string };
    // The first came in an answer: the key goes to the second's origin only.
    if (new URL(responseUrl).origin !== new URL(submitUrl).origin) return null;
    return { url: `${responseUrl}/status`, headers: { authorization: `Key ${apiKey}` } };
  },
};
