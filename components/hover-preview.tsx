"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";

/** Passing over a wall of cards should not start a download for each. */
const INTENT_MS = 120;

/**
 * Plays the clip, muted, while the pointer or the focus is on the card around it.
 * Nothing is requested before, and what was requested is dropped after.
 */
export function HoverPreview({ src }: { src: string }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [active, setActive] = useState(false);
  const [playing, setPlaying] = useState(false);
  // Fetched as the player fetches it, so that both share one cached copy; without where the bucket does not allow it.
  const [cors, setCors] = useState(true);

  useEffect(() => {
    const card = anchor.current?.closest("article");
    if (!card || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setActive(true), INTENT_MS);
    };
    const stop = () => {
      clearTimeout(timer);
      setActive(false);
      setPlaying(false);
    };
    const onEnter = (event: PointerEvent) => event.pointerType === "mouse" && start();
    const onFocus = (event: FocusEvent) => (event.target as Element).matches(":focus-visible") && start();
    card.addEventListener("pointerenter", onEnter);
    card.addEventListener("pointerleave", stop);
    card.addEventListener("focusin", onFocus);
    card.addEventListener("focusout", stop);
    return () => {
      stop();
      card.removeEventListener("pointerenter", onEnter);
      card.removeEventListener("pointerleave", stop);
      card.removeEventListener("focusin", onFocus);
      card.removeEventListener("focusout", stop);
    };
  }, []);

  return (
    <>
      <span ref={anchor} hidden />
      {active && (
        <video
          key={String(cors)}
          src={src}
          crossOrigin={cors ? "anonymous" : undefined}
          onError={() => setCors(false)}
          muted
          loop
          autoPlay
          playsInline
          aria-hidden
          tabIndex={-1}
          onPlaying={() => setPlaying(true)}
          className={cn(
            "pointer-events-none absolute inset-0 size-full object-cover transition-opacity duration-200",
            playing ? "opacity-100" : "opacity-0",
          )}
        />
      )}
    </>
  );
}
