"use client";

import { AskDialog } from "@/components/ask-dialog";
import type { DialogProps } from "./library-dialogs";

export function EmptyTrashDialog({ videos, actions, onDone, onClose }: DialogProps) {
  return (
    <AskDialog
      title="Empty the trash?"
      description="Every clip in the trash and its file are removed now. This cannot be undone."
      label="Empty trash"
      destructive
      onConfirm={() => {
        void actions.emptyTrash(videos);
        onDone();
      }}
      onClose={onClose}
    />
  );
}
