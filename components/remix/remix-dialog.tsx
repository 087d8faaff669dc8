"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import useSWR from "swr";
import { Cost } from "@/components/composer/cost";
import { priceOfClip, remainingBudget } from "@/components/composer/price";
import { fetchJson } from "@/components/fetch-json";
import type { QueueData } from "@/components/library/use-live-videos";
import { frameAt, USUAL_RATE } from "@/components/player/frames";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { signInPath } from "@/lib/auth/safe-path";
import type { ErrorInfo } from "@/lib/errors";
import type { BudgetDto, ModelDto, VideoDto } from "@/lib/videos/schemas";
import { REMIX_WORDS } from "./remix-words";
import { SourcePicture } from "./source-picture";
import { useRemix } from "./use-remix";
import { useRemixDraft } from "./use-remix-draft";

type RemixDialogProps = { video: VideoDto; model: ModelDto; onClose: () => void };

/** The player of the page under the dialog. */
const pagePlayer = () => document.querySelector<HTMLVideoElement>("[data-player] video");

function refusal(prompt: string, model: ModelDto, price: number, budget: BudgetDto | undefined): string | null {
  if (!prompt) return "Say what should change.";
  if (prompt.length > model.maxPrompt)
    return `The prompt is too long: at most ${model.maxPrompt.toLocaleString("en-US")} characters.`;
  const left = budget ? remainingBudget(budget) : null;
  return left !== null && price > left ? "This would go over your budget for the month." : null;
}

/** The source beside the words for what should change; what is kept and what it costs is said before. */
export function RemixDialog({ video, model, onClose }: RemixDialogProps) {
  const router = useRouter();
  const [prompt, setPrompt] = useRemixDraft(video.id);
  const [error, setError] = useState<Pick<ErrorInfo, "message" | "code"> | null>(null);
  const [locked, setLocked] = useState(false);
  const [startAt] = useState(() => pagePlayer()?.currentTime ?? 0);
  const source = useRef<HTMLVideoElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { start, pending } = useRemix(video);
  const { data: money } = useSWR<QueueData>("/api/queue", fetchJson);

  // One picture moves and one sound plays at a time.
  useEffect(() => pagePlayer()?.pause(), []);

  const wanted = video.remixableAs ?? "prompt";
  const mode = wanted === "frame" && locked ? "prompt" : wanted;
  const price = priceOfClip(model, video.size, video.seconds);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const words = prompt.trim();
    const refused = refusal(words, model, price, money?.budget);
    setError(refused === null ? null : { message: refused, code: "invalid_input" });
    if (refused) return;
    const media = source.current;
    const chosen = mode === "frame" && media ? { media, frame: frameAt(media.currentTime, USUAL_RATE) } : null;
    const result = await start(words, chosen);
    if (!result) return;
    if (!result.ok) return setError(result.error);
    setPrompt("");
    router.push(`/videos/${result.data.id}`);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="md:max-w-3xl">
        <DialogHeader>
          <DialogTitle>Remix</DialogTitle>
          <DialogDescription>{REMIX_WORDS[mode]}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={(event) => void submit(event)} className="grid min-w-0 gap-4">
          <div className="grid min-w-0 gap-4 md:grid-cols-2">
            <SourcePicture
              ref={source}
              video={video}
              picking={mode === "frame"}
              startAt={startAt}
              onLocked={() => setLocked(true)}
            />
            <div className="grid min-w-0 content-start gap-1.5">
              <Label htmlFor="remix-prompt">Prompt</Label>
              <Textarea
                id="remix-prompt"
                placeholder="What should change"
                value={prompt}
                aria-invalid={error ? true : undefined}
                aria-describedby="remix-error"
                onChange={(event) => {
                  setPrompt(event.target.value);
                  setError(null);
                }}
                onKeyDown={onKeyDown}
                autoFocus
                className="max-h-[40dvh] min-h-24 md:min-h-32"
              />
              <p id="remix-error" role="alert" className="text-destructive">
                {error?.message}{" "}
                {error?.code === "unauthenticated" && (
                  <Link href={signInPath(location.pathname + location.search)} className="underline underline-offset-4">
                    Sign in
                  </Link>
                )}
              </p>
              <details className="text-muted-foreground">
                <summary className="w-fit rounded-sm text-xs">Prompt of the source</summary>
                <p className="mt-1.5 max-h-32 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {video.prompt}
                </p>
              </details>
            </div>
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t pt-4">
            <p className="text-muted-foreground text-xs">
              Kept: {video.modelLabel}, <span className="figures">{`${video.width} × ${video.height}`}</span>,{" "}
              <span className="figures">{video.seconds} s</span>
            </p>
            <div className="ml-auto flex items-center gap-3">
              <Cost id="remix-cost" micros={price} budget={money?.budget} />
              <Button type="submit" aria-disabled={pending} aria-describedby="remix-cost" className="min-w-28">
                {pending ? "Starting" : "Generate"}
              </Button>
            </div>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
