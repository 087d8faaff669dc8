"use client";

import { ArrowLeft, ArrowLeftRight, Columns2, SplitSquareHorizontal } from "lucide-react";
import { MediaProvider, useMediaRef } from "media-chrome/react/media-store";
import Link from "next/link";
import { type CSSProperties, useState } from "react";
import { Scrubber } from "@/components/player/scrubber";
import { useFrameRate } from "@/components/player/use-frame-rate";
import { useLoopPoints } from "@/components/player/use-loop-points";
import { usePlayer } from "@/components/player/use-player";
import { usePlayerKeys } from "@/components/player/use-player-keys";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { VideoDetailDto } from "@/lib/videos/schemas";
import { CompareFacts } from "./compare-facts";
import { CompareTransport, type Sound } from "./compare-transport";
import { ComparedPicture } from "./compared-picture";
import { PromptDifference } from "./prompt-difference";
import { useSync } from "./use-sync";

/** A finished clip and where it plays from. */
export type Compared = { video: VideoDetailDto; src: string };

type CompareProps = { a: Compared; b: Compared };

/** Two clips, one transport. */
export function CompareScreen({ a, b }: CompareProps) {
  return (
    <main className="mx-auto grid max-w-[120rem] gap-4 px-4 pt-2 pb-8 md:px-6">
      <h1 className="sr-only">
        Compare {a.video.title} and {b.video.title}
      </h1>
      <MediaProvider>
        <Pictures a={a} b={b} />
      </MediaProvider>
      <div className="grid gap-x-8 gap-y-6 border-t pt-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section className="grid content-start gap-3">
          <h2 className="font-medium text-muted-foreground text-xs">Prompt, from A to B</h2>
          <PromptDifference a={a.video.prompt} b={b.video.prompt} />
        </section>
        <section className="grid content-start gap-3">
          <h2 className="font-medium text-muted-foreground text-xs">Details</h2>
          <CompareFacts a={a.video} b={b.video} />
        </section>
      </div>
    </main>
  );
}

const secondsOf = ({ durationMs, seconds }: VideoDetailDto) => (durationMs ?? seconds * 1000) / 1000;

function Pictures({ a, b }: CompareProps) {
  const [mode, setMode] = useState<"side" | "wipe">("side");
  const [wipe, setWipe] = useState(50);
  const [sound, setSound] = useState<Sound>("off");
  const [mediaA, setMediaA] = useState<HTMLVideoElement | null>(null);
  const [mediaB, setMediaB] = useState<HTMLVideoElement | null>(null);
  const masterRef = useMediaRef();
  // The longer one leads, so that the transport reaches the end of both.
  const bLeads = secondsOf(b.video) > secondsOf(a.video);
  const [master, follower] = bLeads ? [mediaB, mediaA] : [mediaA, mediaB];
  const leader = bLeads ? b.video : a.video;
  const [attach] = useState(() => ({
    a(element: HTMLVideoElement | null) {
      setMediaA(element);
      if (!bLeads) masterRef(element);
    },
    b(element: HTMLVideoElement | null) {
      setMediaB(element);
      if (bLeads) masterRef(element);
    },
  }));

  const rate = useFrameRate(master);
  const player = usePlayer(master, rate, useLoopPoints(master, rate));
  useSync(master, follower, rate);
  usePlayerKeys(player, {});

  const stacked = mode === "wipe";
  const portrait = a.video.height > a.video.width && b.video.height > b.video.width;
  const ratio = (a.video.width / a.video.height).toFixed(4);
  const style = {
    "--ratio": ratio,
    "--wipe": `${wipe}%`,
    "--stage-width": `calc((100dvh - var(--header-height) - 12rem) * ${ratio})`,
  } as CSSProperties;

  return (
    <section aria-label="Player" data-player className="grid gap-3" style={style}>
      <div className="flex flex-wrap items-center gap-1">
        <Link
          href={`/videos/${a.video.id}`}
          className="-ml-2 inline-flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted-foreground transition-colors hover:text-foreground"
        >
          <ArrowLeft aria-hidden className="size-4 shrink-0" /> <span className="truncate">Back to the clip</span>
        </Link>
        <div className="ml-auto flex items-center gap-1">
          <Button
            variant="ghost"
            size="sm"
            aria-pressed={!stacked}
            onClick={() => setMode("side")}
            className="aria-pressed:bg-accent aria-pressed:text-foreground"
          >
            <Columns2 aria-hidden /> Side by side
          </Button>
          <Button
            variant="ghost"
            size="sm"
            aria-pressed={stacked}
            onClick={() => setMode("wipe")}
            className="aria-pressed:bg-accent aria-pressed:text-foreground"
          >
            <SplitSquareHorizontal aria-hidden /> Wipe
          </Button>
          <Link
            className={buttonVariants({ variant: "ghost", size: "icon-sm" })}
            href={`/videos/compare?a=${b.video.id}&b=${a.video.id}`}
            replace
            aria-label="Swap A and B"
            title="Swap A and B"
          >
            <ArrowLeftRight aria-hidden />
          </Link>
        </div>
      </div>
      <div
        className={cn(
          stacked
            ? "relative mx-auto w-full max-w-(--stage-width)"
            : cn("grid gap-3", portrait ? "grid-cols-2" : "sm:grid-cols-2"),
        )}
      >
        <ComparedPicture
          letter="A"
          {...a}
          audible={sound === "a"}
          stacked={stacked}
          onMedia={attach.a}
          onPress={player.toggle}
        />
        <ComparedPicture
          letter="B"
          {...b}
          audible={sound === "b"}
          stacked={stacked}
          onTop
          onMedia={attach.b}
          onPress={player.toggle}
        />
        {stacked && (
          <>
            <div
              aria-hidden
              className="pointer-events-none absolute inset-y-0 left-(--wipe) -ml-px w-0.5 bg-scrim-foreground"
            >
              <span className="absolute top-1/2 left-1/2 grid size-8 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full bg-scrim text-scrim-foreground">
                <ArrowLeftRight className="size-4" />
              </span>
            </div>
            <input
              type="range"
              aria-label="Wipe"
              aria-valuetext={`${wipe} percent A`}
              min={0}
              max={100}
              value={wipe}
              onChange={(event) => setWipe(Number(event.target.value))}
              className="absolute inset-0 m-0 size-full cursor-ew-resize opacity-0"
            />
          </>
        )}
      </div>
      <div className="mx-auto grid w-full max-w-5xl gap-1">
        <Scrubber
          media={master}
          duration={secondsOf(leader)}
          rate={rate}
          points={player.points}
          sprite={leader.sprite}
          onSeek={player.seek}
        />
        <CompareTransport
          player={player}
          media={master}
          duration={secondsOf(leader)}
          rate={rate}
          sound={sound}
          onSound={setSound}
        />
      </div>
    </section>
  );
}
