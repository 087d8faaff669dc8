"use client";

import { useEffect, useState } from "react";
import { fetchJson } from "@/components/fetch-json";
import { RemixDialog } from "@/components/remix/remix-dialog";
import { showToast } from "@/components/toast";
import type { VideoDetailDto } from "@/lib/videos/schemas";
import type { DialogProps } from "./library-dialogs";

/** The remix dialog wants all about its source, which a card does not have. */
export function RemixLoader({ videos: [video], models, onClose }: DialogProps) {
  const [source, setSource] = useState<VideoDetailDto | null>(null);
  const id = video?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each clip
  useEffect(() => {
    if (!id) return;
    fetchJson<VideoDetailDto>(`/api/videos/${id}`)
      .then(setSource)
      .catch((error: Error) => {
        showToast(error.message);
        onClose();
      });
  }, [id]);

  const model = models.find((candidate) => candidate.id === video?.model);
  return source && model ? <RemixDialog video={source} model={model} onClose={onClose} /> : null;
}
