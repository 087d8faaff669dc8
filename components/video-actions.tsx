"use client";

import { Download, Repeat2, Trash2, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { cancelVideoAction, restoreVideosAction, trashVideosAction } from "@/app/videos/actions";
import { showToast } from "@/components/toast";
import { Button } from "@/components/ui/button";
import type { VideoDetailDto } from "@/lib/videos/schemas";

const RemixDialog = dynamic(() => import("@/components/remix-dialog").then((module) => module.RemixDialog));

type VideoActionsProps = { video: VideoDetailDto; nativeRemix: boolean; onChange: () => void };

/** What can be done with a clip: the likely next thing first. */
export function VideoActions({ video, nativeRemix, onChange }: VideoActionsProps) {
  const router = useRouter();
  const [remixing, setRemixing] = useState(false);
  const [pending, startTransition] = useTransition();
  const cancelable = ["queued", "starting", "running"].includes(video.status);

  function cancel() {
    startTransition(async () => {
      const result = await cancelVideoAction(video.id);
      if (!result.ok) void showToast(result.error.message);
      onChange();
    });
  }

  function remove() {
    startTransition(async () => {
      const result = await trashVideosAction([video.id]);
      if (!result.ok) return void showToast(result.error.message);
      router.push("/videos");
      void showToast("Moved to the trash", {
        action: { label: "Undo", onClick: () => void restoreVideosAction([video.id]).then(() => router.refresh()) },
      });
    });
  }

  return (
    <div className="flex flex-wrap gap-2">
      {video.status === "completed" && (
        <Button onClick={() => setRemixing(true)}>
          <Repeat2 aria-hidden /> Remix
        </Button>
      )}
      {video.downloadUrl && (
        <Button asChild variant="outline">
          <a href={video.downloadUrl} download>
            <Download aria-hidden /> Download
          </a>
        </Button>
      )}
      {cancelable && (
        <Button variant="outline" onClick={cancel} disabled={pending}>
          <X aria-hidden /> Cancel
        </Button>
      )}
      <Button variant="ghost" onClick={remove} disabled={pending}>
        <Trash2 aria-hidden /> Delete
      </Button>
      {remixing && <RemixDialog video={video} native={nativeRemix} onClose={() => setRemixing(false)} />}
    </div>
  );
}
