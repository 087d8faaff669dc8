"use client";

import { useState } from "react";
import { AskDialog } from "@/components/ask-dialog";
import { Input } from "@/components/ui/input";
import { maxTitleLength } from "@/lib/videos/limits";
import type { DialogProps } from "./library-dialogs";

export function RenameDialog({ videos: [video], actions, onDone, onClose }: DialogProps) {
  const [title, setTitle] = useState(video?.title ?? "");
  if (!video) return null;
  const name = title.trim();
  return (
    <AskDialog
      title="Rename clip"
      label="Rename"
      disabled={!name}
      onConfirm={() => {
        if (name !== video.title) void actions.rename(video, name);
        onDone();
      }}
      onClose={onClose}
    >
      <Input
        aria-label="Title"
        autoFocus
        maxLength={maxTitleLength}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
    </AskDialog>
  );
}
