import { type NextStep, nextStepOf, type Offer } from "@/components/next-step";
import { Button } from "@/components/ui/button";
import { STATUS } from "@/components/video-status";
import { formatMoney } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";

function noteOf(video: VideoDto, { step, canDismiss }: Offer): string {
  if (step === "retry_copy") return "This is free: the clip is already made.";
  if (step === "edit_prompt") return "This puts the prompt back into the composer.";
  const price = video.priceMicros > 0 ? formatMoney(video.priceMicros) : "nothing";
  // Beside "Dismiss", "this" could be either.
  return `${canDismiss ? "Trying again" : "This"} is a new start and costs ${price}.`;
}

/** In place of the picture: one sentence on why there is none, and the right next step with its price. */
export function StoppedStage({ video, onStep }: { video: VideoDto; onStep: (step: NextStep) => void }) {
  const { word, icon: Icon } = STATUS[video.status];
  const offer = nextStepOf(video);
  return (
    <div className="absolute inset-0 grid content-center justify-items-center gap-3 overflow-y-auto rounded-lg border bg-card p-4 text-center">
      <p className="flex items-center gap-1.5 text-muted-foreground text-xs">
        <Icon aria-hidden className="size-4" />
        {word}
      </p>
      {video.failure && <p className="max-w-[36ch] text-pretty text-base">{video.failure.message}</p>}
      {offer && (
        <>
          <div className="flex flex-wrap justify-center gap-2">
            <Button variant="secondary" onClick={() => onStep(offer.step)}>
              {offer.label}
            </Button>
            {offer.canDismiss && (
              <Button variant="ghost" onClick={() => onStep("dismiss")}>
                Dismiss
              </Button>
            )}
          </div>
          <p className="max-w-[36ch] text-pretty text-muted-foreground text-xs">{noteOf(video, offer)}</p>
        </>
      )}
    </div>
  );
}
