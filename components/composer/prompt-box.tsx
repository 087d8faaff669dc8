"use client";

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from "react";
import type { ComposerError } from "@/components/composer/draft";
import { Refusal } from "@/components/composer/refusal";
import { useHeardEarly } from "@/components/hooks/use-heard-early";
import { cn } from "@/lib/cn";

type PromptBoxProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  value: string;
  limit: number;
  /** A rewrite on its way, shown instead of the value; null = none. */
  live: string | null;
  error: ComposerError | null;
  onChange: (value: string) => void;
  /** Escape: leave the prompt, or end what is under way in it. */
  onEscape: () => void;
  /** What stands at its end. */
  children: ReactNode;
};

/** The prompt: grows with its text up to a third of the screen, then scrolls; counts as one types. */
export function PromptBox({ ref, value, limit, live, error, onChange, onEscape, children }: PromptBoxProps) {
  const shown = live || value;
  useHeardEarly(ref, value, (box) => onChange(box.value));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text, and the view a rewrite
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    if (live) box.scrollTop = box.scrollHeight;
    if (CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }, [shown]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onEscape();
  }

  const over = shown.length > limit;
  return (
    <div>
      <div className="flex items-end gap-1 pr-2">
        <textarea
          ref={ref}
          name="prompt"
          autoComplete="off"
          dir="auto"
          aria-label="Prompt"
          aria-keyshortcuts="/ n"
          aria-describedby="prompt-count prompt-error"
          aria-invalid={over || error ? true : undefined}
          placeholder="Describe a shot"
          rows={1}
          value={shown}
          readOnly={live !== null}
          aria-busy={live !== null}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-[calc((100dvh-var(--keyboard-height,0px))/3)] min-h-12 min-w-0 flex-1 resize-none bg-transparent py-3 pl-4 text-[1rem] leading-6 outline-none placeholder:text-muted-foreground aria-busy:text-muted-foreground md:text-base"
        />
        <p
          id="prompt-count"
          className={cn(
            "figures shrink-0 pb-4 pl-2 text-xs",
            // A phone's width is for the words until the limit is near.
            shown.length < limit * 0.8 && "max-md:hidden",
            over ? "font-medium text-destructive" : "text-muted-foreground",
          )}
        >
          {shown.length.toLocaleString("en-US")} / {limit.toLocaleString("en-US")}
          <span className="sr-only"> characters</span>
        </p>
        <div className="shrink-0 py-1.5">{children}</div>
      </div>
      <Refusal id="prompt-error" error={error} className="px-4" />
    </div>
  );
}
