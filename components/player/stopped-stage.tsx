import type { NextStep } from "@/components/stopped-card";
import { Button } from "@/components/ui/button";
import { STATUS } from "@/components/video-status";
import { formatMoney } from "@/lib/format";
import type { FailureAction, VideoDto } from "@/lib/videos/schemas";

type Offer = { step: NextStep; label: string; note: (price: string) => string };

const again: Offer = { step: "retry", label: "Try again", note: (price) => `This is a new start and costs ${price}.` };

const OFFERS: Record<FailureAction, Offer | null> = {
  retry: again,
  confirm_start: { ...again, note: (price) => `Trying again is a new start and costs ${price}.` },
  retry_copy: { step: "retry_copy", label: "Fetch again", note: () => "This is free: the clip is already made." },
  edit_prompt: {
    step: "edit_prompt",
    label: "Edit prompt",
    note: () => "This puts the prompt back into the composer.",
  },
  none: null,
};

/** In place of the picture: one sentence on why there is none, and the right next step with its price. */
export function StoppedStage({ video, onStep }: { video: VideoDto; onStep: (step: NextStep) => void }) {
  const { word, icon: Icon } = STATUS[video.status];
  const action = video.failure?.action ?? "retry";
  const offer = OFFERS[action];
  const price = video.priceMicros > 0 ? formatMoney(video.priceMicros) : "nothing";
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
            {action === "confirm_start" && (
              <Button variant="ghost" onClick={() => onStep("dismiss")}>
                Dismiss
              </Button>
            )}
          </div>
          <p className="max-w-[36ch] text-pretty text-muted-foreground text-xs">{offer.note(price)}</p>
        </>
      )}
    </div>
  );
}
