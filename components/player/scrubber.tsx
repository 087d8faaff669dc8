"use client";

import { type CSSProperties, type PointerEvent, useRef, useState } from "react";
import { formatClock } from "@/lib/format";
import type { SpriteDto } from "@/lib/videos/schemas";
import { formatTimecode, frameAt, lastFrame, timeOfFrame } from "./frames";
import { spriteStyle } from "./sprite-style";
import { useFrames } from "./use-frames";
import type { LoopPoints } from "./use-loop-points";

type ScrubberProps = {
  media: HTMLVideoElement | null;
  /** Seconds, until the file has said its own. */
  duration: number;
  rate: number;
  points: LoopPoints;
  sprite: SpriteDto | null;
  onSeek: (time: number) => void;
};

/** The seek bar: the browser's own slider in steps of one frame, with the picture at the pointer above it. */
export function Scrubber({ media, duration, rate, points, sprite, onSeek }: ScrubberProps) {
  const bar = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<number | null>(null);
  const last = lastFrame(duration, rate);

  // By hand and not by rendering: this happens with every frame.
  useFrames(media, (shown) => {
    const time = media?.seeking ? media.currentTime : shown;
    const frame = Math.min(last, frameAt(time, rate));
    bar.current?.style.setProperty("--played", String(last ? frame / last : 0));
    if (!input.current) return;
    input.current.value = String(frame);
    input.current.setAttribute("aria-valuetext", `${formatClock(time)} of ${formatClock(duration)}`);
  });

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPreview(Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration);
  }

  const stretch = points.in !== null || points.out !== null;
  const style = {
    "--from": (points.in ?? 0) / Math.max(1, last),
    "--to": points.out === null ? 1 : Math.min(1, points.out / Math.max(1, last)),
  } as CSSProperties;

  return (
    <div ref={bar} className="group/bar relative h-6 touch-none [--played:0]" style={style}>
      <div
        className="absolute inset-0"
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPreview(null)}
        onPointerUp={(event) => event.pointerType !== "mouse" && setPreview(null)}
      >
        <div className="absolute inset-x-0 top-2.5 h-1 overflow-hidden rounded-full bg-foreground/15 transition-[height,top] group-hover/bar:top-2 group-hover/bar:h-2">
          <div className="absolute inset-0 origin-left scale-x-(--played) bg-foreground" />
          {stretch && (
            <div className="absolute inset-y-0 right-[calc((1-var(--to))*100%)] left-[calc(var(--from)*100%)] bg-live/70" />
          )}
        </div>
        <div
          aria-hidden
          className="pointer-events-none absolute top-1.5 left-[calc(var(--played)*(100%-0.75rem))] size-3 rounded-full bg-foreground ring-2 ring-background"
        />
        <input
          ref={input}
          type="range"
          aria-label="Seek"
          min={0}
          max={last}
          step={1}
          defaultValue={0}
          onChange={(event) => onSeek(timeOfFrame(Number(event.target.value), rate))}
          className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
        />
        <div className="pointer-events-none absolute -inset-x-1 inset-y-0 rounded-sm outline-offset-0 group-has-[input:focus-visible]/bar:outline-2 group-has-[input:focus-visible]/bar:outline-ring" />
      </div>
      {preview !== null && duration > 0 && (
        <Preview time={preview} share={preview / duration} rate={rate} sprite={sprite} />
      )}
    </div>
  );
}

function Preview({
  time,
  share,
  rate,
  sprite,
}: {
  time: number;
  share: number;
  rate: number;
  sprite: SpriteDto | null;
}) {
  const height = 90;
  const width = sprite ? Math.round((height * sprite.tileWidth) / sprite.tileHeight) : 64;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute bottom-full mb-1 overflow-hidden rounded-md border bg-screen"
      style={{ width, left: `clamp(0px, calc(${share * 100}% - ${width / 2}px), calc(100% - ${width}px))` }}
    >
      {sprite && <div style={{ height, ...spriteStyle(sprite, time) }} />}
      <p className="figures bg-popover py-0.5 text-center text-popover-foreground text-xs">
        {formatTimecode(time, rate)}
      </p>
    </div>
  );
}
