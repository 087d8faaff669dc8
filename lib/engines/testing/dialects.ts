import { alibaba } from "../hosted/alibaba";
import { fal } from "../hosted/fal";
import { gateway } from "../hosted/gateway";
import { google } from "../hosted/google";
import { replicate } from "../hosted/replicate";
import { xai } from "../hosted/xai";
import type { Dialect } from "./fake-service";

const prediction = (status: string, url: string, rest: object = {}) => ({
  id: "p1",
  status,
  urls: { get: `${url}/v1/predictions/p1` },
  ...rest,
});

// The shapes of ai.google.dev (Veo), fal.ai (queue), replicate.com, docs.x.ai, DashScope and the AI Gateway.
export const dialects: Record<string, Dialect> = {
  google: {
    provider: google,
    base: "/v1beta",
    accepted: () => ({ name: "models/veo/operations/o1" }),
    pending: { name: "models/veo/operations/o1" },
    done: (uri) => ({ done: true, response: { generateVideoResponse: { generatedSamples: [{ video: { uri } }] } } }),
    failed: { done: true, error: { code: 3, message: "The prompt violates our safety policy" } },
  },
  fal: {
    provider: fal,
    base: "",
    accepted: () => ({ request_id: "r1", response_url: "https://queue.fal.run/fal-ai/kling-video/requests/r1" }),
    pending: { detail: "Request is still in progress" },
    done: (url) => ({ video: { url, content_type: "video/mp4" } }),
    failed: { detail: [{ type: "content_policy_violation", msg: "no" }] },
  },
  replicate: {
    provider: replicate,
    base: "/v1",
    accepted: (url) => prediction("starting", url),
    pending: prediction("processing", "http://127.0.0.1"),
    done: (output) => prediction("succeeded", "http://127.0.0.1", { output }),
    failed: prediction("failed", "http://127.0.0.1", { error: "flagged as sensitive" }),
  },
  xai: {
    provider: xai,
    base: "/v1",
    accepted: () => ({ request_id: "x1" }),
    pending: { status: "pending", progress: 10 },
    done: (url) => ({ status: "done", video: { url, duration: 5 } }),
    failed: { status: "failed", error: { message: "Blocked by content moderation" } },
  },
  alibaba: {
    provider: alibaba,
    base: "",
    accepted: () => ({ output: { task_status: "PENDING", task_id: "t1" } }),
    pending: { output: { task_status: "RUNNING", task_id: "t1" } },
    done: (video_url) => ({ output: { task_status: "SUCCEEDED", task_id: "t1", video_url } }),
    failed: { output: { task_status: "FAILED", task_id: "t1", message: "Sensitive content" } },
  },
  gateway: {
    provider: gateway,
    base: "/v4/ai",
    accepted: () => ({ operation: { provider: "google", job: { id: "g1", at: [1, 2] } } }),
    pending: { status: "pending" },
    done: (url) => ({ status: "completed", videos: [{ type: "url", url, mediaType: "video/mp4" }] }),
    failed: { status: "error", error: "The request was rejected by moderation" },
  },
};
