import { type NextStep, nextStepOf } from "@/components/next-step";
import { Button } from "@/components/ui/button";
import { STATUS } from "@/components/video-status";
import { formatMoney } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";

/** One calm sentence on why there is no clip, and the one button that is the right next step. */
export function StoppedCard({ video, onStep }: { video: VideoDto; onStep?: (step: NextStep) => void }) {
  const { word, icon: Icon } = STATUS[video.status];
  const next = nextStepOf(video);
  const charges = next?.step === "retry" && video.priceMicros > 0;
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1.5 rounded-lg border bg-card p-2 text-xs @max-[5rem]:gap-0.5 @max-[5rem]:p-1 @min-[9rem]:p-3">
      <p className="flex items-center gap-1.5 font-medium">
        <Icon aria-hidden className="size-3.5 shrink-0 text-muted-foreground @max-[5rem]:hidden" />
        {word}
      </p>
      {video.failure && (
        <p className="whole-lines text-pretty text-muted-foreground @max-[5rem]:hidden">{video.failure.message}</p>
      )}
      {next && onStep && (
        <div className="relative z-10 flex shrink-0 flex-wrap gap-1">
          <Button
            variant="outline"
            size="sm"
            className="h-auto min-h-7 max-w-full px-2 py-1 text-xs @max-[5rem]:px-1 @max-[8rem]:flex-col @max-[8rem]:gap-0 @max-[8rem]:whitespace-normal @max-[8rem]:px-1.5"
            onClick={() => onStep(next.step)}
          >
            {next.label}
            {charges && <span className="figures text-muted-foreground">{formatMoney(video.priceMicros)}</span>}
          </Button>
          {next.canDismiss && (
            <Button variant="ghost" size="sm" className="h-7 px-2 text-xs" onClick={() => onStep("dismiss")}>
              Dismiss
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
