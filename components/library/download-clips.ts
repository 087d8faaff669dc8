import { fetchJson } from "@/components/fetch-json";
import { showToast } from "@/components/toast";
import type { VideoDetailDto, VideoDto } from "@/lib/videos/schemas";
import { clipsText } from "./use-clip-actions";

/** Browsers drop downloads that are started in the same breath. */
const PAUSE_MS = 600;
const TOAST_ID = "download";

type Run = { clips: VideoDto[]; saved: number; failed: number; stopped: boolean };

// One for the whole tab: it goes on while one looks elsewhere, and what is asked for meanwhile joins its end.
let run: Run | null = null;

/**
 * Saves clips one after another, each under its own name, straight from the bucket, and counts along. What this run
 * has already is left out, so the second half of a double click saves nothing twice.
 */
export async function downloadClips(videos: VideoDto[]) {
  if (run) {
    const there = new Set(run.clips.map(({ id }) => id));
    run.clips.push(...videos.filter(({ id }) => !there.has(id)));
    return;
  }
  const mine: Run = { clips: [...videos], saved: 0, failed: 0, stopped: false };
  run = mine;
  for (let index = 0; index < mine.clips.length && !mine.stopped; index++) {
    count(mine, index + 1);
    try {
      const { downloadUrl } = await fetchJson<VideoDetailDto>(`/api/videos/${mine.clips[index]?.id}`);
      if (mine.stopped) break;
      if (!downloadUrl) throw new Error("no file");
      save(downloadUrl);
      mine.saved++;
    } catch {
      mine.failed++;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (!mine.stopped) finish(mine);
}

/** A single clip needs no counting: the browser shows it. */
function count(mine: Run, number: number) {
  if (mine.clips.length < 2) return;
  showToast(`Downloading ${number} of ${mine.clips.length}`, {
    id: TOAST_ID,
    duration: Number.POSITIVE_INFINITY,
    action: {
      label: "Stop",
      onClick: (event) => {
        // The same toast goes on to say what was saved.
        event.preventDefault();
        mine.stopped = true;
        finish(mine);
      },
    },
  });
}

function finish({ clips, saved, failed, stopped }: Run) {
  run = null;
  const lost = failed > 0 && `${clipsText(failed)} could not be downloaded.`;
  const done = stopped ? `Stopped. ${saved} of ${clips.length} downloaded` : `${clipsText(saved)} downloaded`;
  if (clips.length < 2 && !lost) return;
  // Said outright: a toast that is changed keeps what it is not told.
  showToast(lost || done, { id: TOAST_ID, duration: undefined, action: undefined });
}

function save(url: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
