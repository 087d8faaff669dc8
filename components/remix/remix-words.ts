import type { ModelDto, RemixMode, VideoDto } from "@/lib/videos/schemas";

/** How a remix of this clip will be made, as lib/videos/remix.ts decides it. */
export function remixModeOf(video: VideoDto, model: ModelDto): RemixMode {
  // A clip of the demo engine cannot be remixed by the engine that took its place.
  if (model.remix && model.demo === video.demo) return "native";
  return model.image ? "frame" : "prompt";
}

/** What a remix keeps and what it does not, said before it is paid for. */
export const REMIX_WORDS: Record<RemixMode, string> = {
  native: "The engine keeps the scene and changes what you say. The original stays as it is.",
  frame:
    "This engine has no remix of its own. The frame you choose becomes the first frame of a new clip, made from both prompts together.",
  prompt:
    "This engine has no remix of its own and takes no picture. A new clip is made from both prompts together, so it may look quite different.",
};
