import type { HostedProvider } from "./provider";

export const alibaba: HostedProvider = {
  id: "alibaba",
  label: "Alibaba Cloud",
  baseUrl: "https://dashscope-intl.aliyuncs.com",
  models: [
    {
      id: "alibaba/wan-2.6",
      engineModel: "wan2.6-t2v",
      imageModel: null,
      label: "Wan 2.6",
      sizes: ["1280x720", "720x1280", "960x960", "1920x1080", "1080x1920"],
      seconds: [5, 10, 15],
      pricePerSecond: { "1920x1080": 150_000, "1080x1920": 150_000, "*": 100_000 },
      maxPrompt: 1500,
      usualSeconds: 180,
      settings: (size, duration) => ({ resolution: size as `${number}x${number}`, duration }),
    },
  ],
  async connect({ apiKey, baseUrl, fetch }) {
    const { createAlibaba } = await import("@ai-sdk/alibaba");
    return createAlibaba({ apiKey, videoBaseURL: baseUrl, fetch });
  },
};
