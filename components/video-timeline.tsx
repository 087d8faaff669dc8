import { useHydrated } from "@/components/hooks/use-hydrated";
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
            <span className="figures ml-auto text-right text-muted-foreground">
              {event.from &&
                event.durationMs !== null &&
                event.durationMs >= 1000 &&
                `after ${formatClock(event.durationMs / 1000)}`}
            </span>
            <TimeOfDay at={event.at} />
          </li>
        );
      })}
    </ol>
  );
}

/** By the reader's own clock, which the server does not know: it comes with the script, into a place kept for it. */
function TimeOfDay({ at }: { at: string }) {
  const hydrated = useHydrated();
  const time = new Date(at);
  return (
    <time
      dateTime={at}
      title={hydrated ? time.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" }) : undefined}
      className="figures min-h-5 w-[8ch] shrink-0 text-right text-muted-foreground"
    >
      {hydrated && time.toLocaleTimeString("en-GB")}
    </time>
  );
}
