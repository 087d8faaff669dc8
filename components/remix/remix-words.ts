import type { RemixMode } from "@/lib/videos/schemas";

/** What a remix keeps and what it does not, said before it is paid for. */
export const REMIX_WORDS: Record<RemixMode, string> = {
  native: "The engine keeps the scene and changes what you say. The original stays as it is.",
  frame:
    "The engine cannot remix this clip itself. The frame you choose becomes the first frame of a new clip, made from both prompts together.",
  prompt:
    "The engine cannot remix this clip itself and takes no picture. A new clip is made from both prompts together, so it may look quite different.",
};
