"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { v4 as newId } from "uuid";
import { remixVideoAction } from "@/app/videos/actions";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { formatMoney } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";

type RemixDialogProps = {
  video: VideoDto;
  /** The engine remixes by itself; otherwise both prompts are combined into a new clip. */
  native: boolean;
  onClose: () => void;
};

/** The source plays beside the words for what should change; what is kept and what it costs is said before. */
export function RemixDialog({ video, native, onClose }: RemixDialogProps) {
  const router = useRouter();
  const requestId = useRef(newId());
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const prompt = String(new FormData(event.currentTarget).get("prompt")).trim();
    if (!prompt) return setError("Say what should change.");
    startTransition(async () => {
      const result = await remixVideoAction({ requestId: requestId.current, videoId: video.id, prompt }).catch(
        () => null,
      );
      if (result?.ok) return router.push(`/videos/${result.data.id}`);
      setError(result?.error.message ?? "The studio cannot be reached. Nothing was started; try again.");
    });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="md:max-w-2xl">
        <DialogHeader>
          <DialogTitle>Remix</DialogTitle>
          <DialogDescription>
            {native
              ? "The engine keeps the scene and changes what you say. The original stays as it is."
              : "This engine has no remix of its own: a new clip is made from both prompts together."}
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <div className="grid gap-4 md:grid-cols-2">
            <video
              src={video.videoUrl ?? undefined}
              poster={video.posterUrl ?? undefined}
              width={video.width}
              height={video.height}
              aria-label={`Source: ${video.title}`}
              autoPlay
              muted
              loop
              playsInline
              className="max-h-64 w-full rounded-lg bg-screen object-contain"
            />
            <div className="grid content-start gap-1.5">
              <Label htmlFor="remix-prompt">Prompt</Label>
              <Textarea
                id="remix-prompt"
                name="prompt"
                placeholder="What should change"
                aria-invalid={error ? true : undefined}
                aria-describedby="remix-error"
                onChange={() => setError(undefined)}
                autoFocus
                className="min-h-32"
              />
              <p id="remix-error" role="alert" className="text-destructive empty:hidden">
                {error}
              </p>
            </div>
          </div>
          <div className="flex items-center justify-end gap-3">
            <span className="figures text-muted-foreground text-xs">
              {video.width}×{video.height} · {video.seconds} s
            </span>
            <span id="remix-cost" className="figures">
              {formatMoney(video.priceMicros)}
            </span>
            <Button type="submit" disabled={pending} aria-describedby="remix-cost">
              Generate
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
