import { STATUS } from "@/components/video-status";
import { formatClock } from "@/lib/format";
import type { VideoEventDto } from "@/lib/videos/schemas";

/** What happened to a clip and when, quietly: newest last. */
export function VideoTimeline({ events }: { events: VideoEventDto[] }) {
  return (
    <ol className="grid gap-2">
      {events.map((event) => {
        const { word, icon: Icon } = STATUS[event.to];
        return (
          <li key={`${event.at}-${event.to}`} className="flex items-center gap-2">
            <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            <span>{word}</span>
            {event.attempt > 1 && <span className="text-muted-foreground">attempt {event.attempt}</span>}
            <span className="figures ml-auto text-muted-foreground">
              {event.from &&
                event.durationMs !== null &&
                event.durationMs >= 1000 &&
                `after ${formatClock(event.durationMs / 1000)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
