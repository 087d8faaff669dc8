"use client";

import { Download, Repeat2, Trash2, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { restoreVideosAction, trashVideosAction } from "@/app/videos/actions";
import { answer } from "@/components/answer";
import { type Address, clipPath } from "@/components/library/gallery-address";
import { dropKept, insertKept } from "@/components/library/kept-pages";
import { onDemand } from "@/components/on-demand";
import { leave } from "@/components/player/clip-nav";
import { showToast } from "@/components/toast";
import { Button, buttonVariants } from "@/components/ui/button";
import { isCancelable } from "@/lib/videos/lifecycle";
import type { ModelDto, VideoDetailDto } from "@/lib/videos/schemas";

const RemixDialog = onDemand(() => import("@/components/remix/remix-dialog").then((module) => module.RemixDialog));

type ClipActionsProps = {
  video: VideoDetailDto;
  /** The view of the gallery one came from. */
  address: Address;
  /** The clip's model; null when this studio no longer has it. */
  model: ModelDto | null;
  onCancel: () => void;
};

/** What can be done with a clip: the likely next thing first. */
export function ClipActions({ video, address, model, onCancel }: ClipActionsProps) {
  const router = useRouter();
  const [remixing, setRemixing] = useState(false);

  async function remove() {
    // Leaves at once; comes back when the server says no.
    dropKept(video.id);
    leave(router, address);
    const result = await answer(trashVideosAction([video.id]));
    if (!result.ok) {
      void showToast(result.error.message);
      return router.push(clipPath(video.id, address));
    }
    router.refresh();
    void showToast("Moved to the trash", {
      action: {
        label: "Undo",
        onClick: () => {
          insertKept([video]);
          void answer(restoreVideosAction([video.id])).then((undone) => {
            if (!undone.ok) void showToast(undone.error.message);
            router.refresh();
          });
        },
      },
    });
  }

  return (
    <div className="flex flex-wrap gap-2">
      {video.status === "completed" && model && (
        <Button onClick={() => setRemixing(true)}>
          <Repeat2 aria-hidden /> Remix
        </Button>
      )}
      {video.downloadUrl && (
        <a className={buttonVariants({ variant: "outline" })} href={video.downloadUrl} download>
          <Download aria-hidden /> Download
        </a>
      )}
      {isCancelable(video.status) && (
        <Button variant="outline" onClick={onCancel}>
          <X aria-hidden /> Cancel
        </Button>
      )}
      {!video.deletedAt && (
        <Button variant="ghost" onClick={() => void remove()}>
          <Trash2 aria-hidden /> Delete
        </Button>
      )}
      {remixing && model && <RemixDialog video={video} model={model} onClose={() => setRemixing(false)} />}
    </div>
  );
}
