import { fetchJson } from "@/components/fetch-json";
import { showToast } from "@/components/toast";
import type { VideoDetailDto, VideoDto } from "@/lib/videos/schemas";

/** Browsers drop downloads that are started in the same breath. */
const PAUSE_MS = 600;

/** Saves clips one after another, each under its own name, straight from the bucket. */
export async function downloadClips(videos: VideoDto[]) {
  let failed = 0;
  for (const [index, { id }] of videos.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    try {
      const { downloadUrl } = await fetchJson<VideoDetailDto>(`/api/videos/${id}`);
      if (downloadUrl) save(downloadUrl);
      else failed++;
    } catch {
      failed++;
    }
  }
  if (failed > 0)
    showToast(failed === 1 ? "1 clip could not be downloaded." : `${failed} clips could not be downloaded.`);
}

function save(url: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
