import { Repeat2 } from "lucide-react";
import Link from "next/link";
import { type CSSProperties, type MouseEvent, memo, use, useState, ViewTransition } from "react";
import { CardActionsContext } from "@/components/card-actions";
import { CardControls } from "@/components/card-controls";
import { useLongPress } from "@/components/hooks/use-long-press";
import { usePreview } from "@/components/hooks/use-preview";
import type { Box } from "@/components/library/justify";
import { LinkProgress } from "@/components/link-progress";
import { LiveOverlay } from "@/components/live-overlay";
import { onDemand } from "@/components/on-demand";
import { markOpened, morphName } from "@/components/opened-clip";
import { StoppedCard } from "@/components/stopped-card";
import { Badge } from "@/components/ui/badge";
import { VideoPoster } from "@/components/video-poster";
import { STATUS } from "@/components/video-status";
import { cn } from "@/lib/cn";
import { formatMoney } from "@/lib/format";
import type { VideoDto } from "@/lib/videos/schemas";

export const HoverPreview = onDemand(() => import("@/components/hover-preview").then((module) => module.HoverPreview));

export type VideoCardProps = {
  video: VideoDto;
  /** Its own page. */
  href: string;
  /** Where it goes; undefined while the stylesheet lays the page out. */
  box?: Box;
  /** Not yet known to the server: shown, but leads nowhere. */
  pending?: boolean;
  /** Above the fold: its poster is fetched with the page. */
  eager?: boolean;
  selected?: boolean;
  selecting?: boolean;
  /** In place of the length, e.g. how long the trash keeps it. */
  note?: string;
};

/** One clip. At rest a picture and one line; the rest comes on hover, focus and long press. */
export const VideoCard = memo(function VideoCard(props: VideoCardProps) {
  const { video, href, box, pending = false, eager, selected = false, selecting = false, note } = props;
  const actions = use(CardActionsContext);
  const { preview, handlers } = usePreview();
  const press = useLongPress(() => actions?.select(video.id, false));
  const [, setOpened] = useState(false);
  const stopped = video.failure !== null || video.status === "canceled" || video.status === "failed";
  const completed = video.status === "completed";

  function open(event: MouseEvent) {
    if (actions && !pending && (selecting || event.shiftKey)) {
      event.preventDefault();
      return actions.select(video.id, event.shiftKey);
    }
    markOpened(video.id);
    setOpened(true);
  }

  return (
    <article
      aria-label={video.prompt}
      aria-busy={pending}
      data-id={video.id}
      className={cn("group justified-item touch-manipulation select-none", box && "placed")}
      style={box ? placed(box) : ({ "--ratio": (video.width / video.height).toFixed(4) } as CSSProperties)}
      {...handlers}
    >
      <div className="absolute inset-x-0 top-0 bottom-7" {...(actions && !pending ? press : {})}>
        <ViewTransition name={morphName(video.id)} share="clip" default="none">
          <div
            className={cn(
              "absolute inset-0 overflow-hidden rounded-lg bg-screen",
              selected && "outline-3 outline-primary outline-offset-[-3px]",
            )}
          >
            {completed && <VideoPoster video={video} eager={eager} onFail={() => actions?.lookAgain(video.id)} />}
            {completed && preview && <HoverPreview video={video} kind={preview} />}
            {!completed && !stopped && <LiveOverlay video={video} />}
            {stopped && (
              <StoppedCard video={video} onStep={actions ? (step) => actions.step(video, step) : undefined} />
            )}
          </div>
        </ViewTransition>
        {completed && <CardFacts video={video} />}
        {!pending && (
          <Link
            href={href}
            prefetch={false}
            draggable={false}
            onClick={open}
            aria-label={`Open ${video.title}`}
            className={cn(
              "absolute inset-0 rounded-lg outline-offset-[-3px] [-webkit-touch-callout:none]",
              selected && "bg-background/35 ring-3 ring-primary ring-inset",
            )}
          >
            <LinkProgress />
          </Link>
        )}
        {video.parentId && !stopped && (
          // On the narrowest cards under the menu's button, which always shows where nothing hovers.
          <div
            className={cn(
              "pointer-events-none absolute top-2 left-2 transition-opacity @max-[5rem]:pointer-coarse:top-10.5 group-hover:opacity-0 group-has-focus-visible:opacity-0",
              selecting && "opacity-0",
            )}
          >
            <Badge variant="scrim">
              <Repeat2 aria-hidden /> <span className="@max-[7rem]:sr-only">Remix</span>
            </Badge>
          </div>
        )}
        {actions && !pending && (
          <CardControls video={video} selected={selected} selecting={selecting} actions={actions} />
        )}
      </div>
      <div className="absolute inset-x-0 bottom-0 flex h-7 items-end justify-between gap-2 px-0.5 text-xs">
        <p dir="auto" className="truncate text-muted-foreground transition-colors group-hover:text-foreground">
          {video.title}
        </p>
        <span className="figures shrink-0 text-muted-foreground @max-[7rem]:hidden">
          {note ?? `${video.seconds} s`}
        </span>
      </div>
      <span role="status" className="sr-only">
        {STATUS[video.status].word}
        {video.failure && `. ${video.failure.message}`}
      </span>
    </article>
  );
});

function placed({ left, top, width, height }: Box): CSSProperties {
  return { left, top, width, height };
}

/**
 * What made it and what it cost: over the picture's foot, on hover and focus, and always where nothing hovers. Not part
 * of the picture that grows into the player: the words would be blown up with it.
 */
function CardFacts({ video }: { video: VideoDto }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-0 flex items-end justify-between gap-2 rounded-b-lg bg-linear-to-t from-black/70 to-transparent px-2.5 pt-6 pb-2 text-scrim-foreground text-xs opacity-0 transition-opacity group-hover:opacity-100 group-has-focus-visible:opacity-100 pointer-coarse:opacity-100 @max-[7rem]:hidden">
      <span className="truncate">{video.modelLabel}</span>
      <span className="figures shrink-0">{formatMoney(video.costMicros)}</span>
    </div>
  );
}
