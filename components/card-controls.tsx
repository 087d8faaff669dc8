import { Check, Ellipsis, Heart } from "lucide-react";
import { cn } from "@/lib/cn";
import type { VideoDto } from "@/lib/videos/schemas";
import type { CardActions } from "./card-actions";

const BUTTON = "grid size-8 place-items-center rounded-md transition-opacity";
const PICTURE = "bg-scrim text-scrim-foreground";
const WORDS = "text-muted-foreground hover:text-foreground";
const QUIET = "opacity-0 group-hover:opacity-100 group-has-focus-visible:opacity-100";

type CardControlsProps = {
  video: VideoDto;
  selected: boolean;
  /** Something is selected, so every card offers itself. */
  selecting: boolean;
  actions: CardActions;
};

/** Over the picture on hover and focus: select, favourite, everything else. What is on stays visible. */
export function CardControls({ video, selected, selecting, actions }: CardControlsProps) {
  const { title, favorite, deletedAt, failure, status: state } = video;
  // Where words take the place of the picture.
  const tone = failure || state === "failed" || state === "canceled" ? WORDS : PICTURE;
  return (
    <>
      <label
        className={cn(
          BUTTON,
          "absolute top-1.5 left-1.5 cursor-pointer",
          // A finger selects by resting on the card; the box is then for eyes and for screen readers.
          selected || selecting ? "opacity-100" : `${QUIET} pointer-coarse:pointer-events-none`,
        )}
      >
        <input
          type="checkbox"
          aria-label={`Select ${title}`}
          aria-keyshortcuts="x"
          checked={selected}
          onChange={(event) => actions.select(video.id, (event.nativeEvent as MouseEvent).shiftKey)}
          className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-md"
        />
        <span
          aria-hidden
          className={cn(
            "pointer-events-none grid size-5 place-items-center rounded-full border-2",
            selected
              ? "border-primary bg-primary text-primary-foreground"
              : tone === PICTURE
                ? "border-scrim-foreground bg-scrim text-transparent"
                : "border-muted-foreground bg-card text-transparent",
          )}
        >
          <Check className="size-3.5" strokeWidth={3} />
        </span>
      </label>
      <div className="absolute top-1.5 right-1.5 flex gap-1">
        {!deletedAt && (
          <button
            type="button"
            aria-label={`Favourite ${title}`}
            aria-pressed={favorite}
            onClick={() => actions.favorite(video)}
            className={cn(BUTTON, "@max-[7rem]:hidden", tone, !favorite && `${QUIET} pointer-coarse:hidden`)}
          >
            <Heart aria-hidden className={cn("size-4", favorite && "fill-current")} />
          </button>
        )}
        <button
          type="button"
          aria-label={`More for ${title}`}
          aria-haspopup="menu"
          onClick={(event) => actions.menu(video, event.currentTarget)}
          className={cn(BUTTON, QUIET, "pointer-coarse:opacity-100", tone, tone === WORDS && "@max-[7rem]:hidden")}
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      </div>
    </>
  );
}
