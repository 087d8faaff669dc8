import { createContext } from "react";
import type { NextStep } from "@/components/next-step";
import type { VideoDto } from "@/lib/videos/schemas";

/** What a card can ask of the gallery around it. The same object for the gallery's life, so that cards stay as they are. */
export type CardActions = {
  step: (video: VideoDto, step: NextStep) => void;
  favorite: (video: VideoDto) => void;
  /** `anchor` is the button the menu opens beside. */
  menu: (video: VideoDto, anchor: HTMLElement) => void;
  /** Asks the server about a clip whose picture no longer loads. */
  lookAgain: (id: string) => void;
  /** Adds or removes one clip, or with `range` adds everything from the last one (else from `origin`) to this. */
  select: (id: string, range: boolean, origin?: string) => void;
};

export const CardActionsContext = createContext<CardActions | null>(null);
