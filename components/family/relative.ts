import type { VideoDto } from "@/lib/videos/schemas";

/** What the tree shows of a clip. A family of 200 should not send 200 whole clips. */
export type Relative = Pick<
  VideoDto,
  "id" | "parentId" | "title" | "prompt" | "status" | "progress" | "width" | "height" | "posterUrl"
>;

/** Prompts are cut to what a tooltip can hold. */
export function toRelative(video: VideoDto): Relative {
  const { id, parentId, title, status, progress, width, height, posterUrl } = video;
  const prompt = video.prompt.length > 200 ? `${video.prompt.slice(0, 200)}…` : video.prompt;
  return { id, parentId, title, prompt, status, progress, width, height, posterUrl };
}
