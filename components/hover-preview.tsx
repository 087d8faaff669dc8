"use client";

import { useEffect, useRef, useState } from "react";
import type { Preview } from "@/components/hooks/use-preview";
import { spriteStyle } from "@/components/player/sprite-style";
import { cn } from "@/lib/cn";
import type { VideoDto } from "@/lib/videos/schemas";

/** The pointer rests: what it pointed at begins to play. */
const REST_MS = 450;

type HoverPreviewProps = { video: VideoDto; kind: Preview };

/**
 * Moves the picture of the card around it: the pointer scrubs through the sprite sheet, and where it rests the clip
 * plays, muted. Mounted only while it is wanted, so nothing is requested before, and what was requested is dropped after.
 */
export function HoverPreview({ video: { sprite, videoUrl, seconds }, kind }: HoverPreviewProps) {
  const root = useRef<HTMLDivElement>(null);
  const clip = useRef<HTMLVideoElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [still] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  const [play, setPlay] = useState(kind === "focus" && !still);
  const [playing, setPlaying] = useState(false);
  // Fetched as the player fetches it, so that both share one cached copy; without where the bucket does not allow it.
  const [cors, setCors] = useState(true);

  useEffect(() => {
    const card = root.current?.closest("article");
    if (!card || kind === "focus") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      clearTimeout(timer);
      if (!still) timer = setTimeout(() => setPlay(true), REST_MS);
    };
    const onMove = (event: PointerEvent) => {
      if (Math.abs(event.movementX) + Math.abs(event.movementY) === 0) return;
      const { left, width } = card.getBoundingClientRect();
      setShare(Math.min(1, Math.max(0, (event.clientX - left) / width)));
      setPlay(false);
      setPlaying(false);
      rest();
    };
    rest();
    card.addEventListener("pointermove", onMove);
    return () => {
      clearTimeout(timer);
      card.removeEventListener("pointermove", onMove);
    };
  }, [kind, still]);

  const from = (share ?? 0) * seconds;
  // Goes on from where the pointer left off.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `cors` is another element
  useEffect(() => {
    const media = clip.current;
    if (!media) return;
    if (!play) return media.pause();
    if (Math.abs(media.currentTime - from) > 0.1) media.currentTime = from;
    media.play().catch(() => {});
  }, [play, from, cors]);

  const scrubbing = sprite !== null && share !== null && !playing;
  return (
    <div ref={root} aria-hidden data-preview className="pointer-events-none absolute inset-0">
      {sprite && share !== null && <div className="absolute inset-0" style={spriteStyle(sprite, from)} />}
      {videoUrl && (play || clip.current) && (
        <video
          key={String(cors)}
          ref={clip}
          src={videoUrl}
          crossOrigin={cors ? "anonymous" : undefined}
          onError={() => setCors(false)}
          muted
          loop
          playsInline
          tabIndex={-1}
          onPlaying={() => setPlaying(true)}
          className={cn(
            "absolute inset-0 size-full object-cover transition-opacity duration-200",
            playing ? "opacity-100" : "opacity-0",
          )}
        />
      )}
      {scrubbing && (
        <div className="absolute inset-x-0 bottom-0 h-0.5 bg-black/40">
          <div className="size-full origin-left bg-primary" style={{ transform: `scaleX(${share})` }} />
        </div>
      )}
    </div>
  );
}
