"use client";

import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { cn } from "@/lib/cn";

type PromptBoxProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  value: string;
  limit: number;
  error?: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
};

/** The prompt: grows with its text up to a third of the screen, then scrolls; counts as one types. */
export function PromptBox({ ref, value, limit, error, onChange, onSubmit }: PromptBoxProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const box = ref.current;
    if (!box || CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }, [value]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSubmit();
    }
    if (event.key === "Escape") event.currentTarget.blur();
  }

  const over = value.length > limit;
  return (
    <div>
      <div className="flex items-end gap-3 pr-4">
        <textarea
          ref={ref}
          name="prompt"
          aria-label="Prompt"
          aria-keyshortcuts="/ n"
          aria-describedby="prompt-count prompt-error"
          aria-invalid={over || error ? true : undefined}
          placeholder="Describe a shot"
          rows={1}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-[33dvh] min-h-12 min-w-0 flex-1 resize-none bg-transparent py-3 pl-4 text-[1rem] leading-6 outline-none placeholder:text-muted-foreground md:text-base"
        />
        <p
          id="prompt-count"
          className={cn(
            "figures shrink-0 pb-4 text-xs",
            over ? "font-medium text-destructive" : "text-muted-foreground",
          )}
        >
          {value.length.toLocaleString("en-US")} / {limit.toLocaleString("en-US")}
          <span className="sr-only"> characters</span>
        </p>
      </div>
      <p id="prompt-error" role="alert" className="px-4 text-destructive text-sm empty:hidden">
        {error}
      </p>
    </div>
  );
}
