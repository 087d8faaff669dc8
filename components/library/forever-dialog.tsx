"use client";

import { AskDialog } from "@/components/ask-dialog";
import type { DialogProps } from "./library-dialogs";
import { clipsText } from "./use-clip-actions";

export function ForeverDialog({ videos, actions, onDone, onClose }: DialogProps) {
  const [video] = videos;
  return (
    <AskDialog
      title={videos.length === 1 ? "Delete this clip forever?" : `Delete ${clipsText(videos.length)} forever?`}
      description={
        videos.length === 1 && video
          ? `“${video.title}” and its file are removed now. This cannot be undone.`
          : "They and their files are removed now. This cannot be undone."
      }
      label="Delete forever"
      destructive
      onConfirm={() => {
        void actions.removeForever(videos);
        onDone();
      }}
      onClose={onClose}
    />
  );
}
