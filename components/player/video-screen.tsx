"use client";

import { useRouter } from "next/navigation";
import useSWR from "swr";
import { dismissVideoAction, retryVideoAction } from "@/app/videos/actions";
import { keepDraft } from "@/components/composer/use-draft";
import { fetchJson } from "@/components/fetch-json";
import { isLive, pauseFor } from "@/components/library/use-live-videos";
import { VideoStage } from "@/components/player/video-stage";
import type { NextStep } from "@/components/stopped-card";
import { showToast } from "@/components/toast";
import { VideoActions } from "@/components/video-actions";
import { VideoDetails } from "@/components/video-details";
import type { VideoDetailDto } from "@/lib/videos/schemas";

type VideoScreenProps = { initial: VideoDetailDto; nativeRemix: boolean };

/** A clip's own page: the picture first, then everything about it. Follows the server while the clip is being made. */
export function VideoScreen({ initial, nativeRemix }: VideoScreenProps) {
  const router = useRouter();
  const { data: video = initial, mutate } = useSWR<VideoDetailDto>(`/api/videos/${initial.id}`, fetchJson, {
    fallbackData: initial,
    revalidateOnMount: false,
    refreshInterval: (latest) => (latest && isLive(latest) ? pauseFor([latest]) : 0),
  });

  async function onStep(step: NextStep) {
    if (step === "edit_prompt") {
      const { prompt, model, size, seconds } = video;
      keepDraft({ prompt, model, size, seconds });
      return router.push("/videos");
    }
    const { id: videoId, attempt } = video;
    const result = await (step === "dismiss" ? dismissVideoAction(videoId) : retryVideoAction({ videoId, attempt }));
    if (!result.ok) void showToast(result.error.message);
    void mutate();
  }

  return (
    <main className="grid gap-8 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <VideoStage video={video} onStep={(step) => void onStep(step)} />
      <VideoDetails
        video={video}
        actions={<VideoActions video={video} nativeRemix={nativeRemix} onChange={() => void mutate()} />}
      />
    </main>
  );
}
