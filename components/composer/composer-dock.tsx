"use client";

import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { Composer } from "@/components/composer/composer";
import { type ComposerError, type Draft, fitDraft } from "@/components/composer/draft";
import { useDraft } from "@/components/composer/use-draft";
import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";

export type ComposerHandle = {
  /** Puts these parts into the draft, as far as the models allow, and the cursor into the prompt. */
  compose: (part: Partial<Draft>) => void;
};

type ComposerDockProps = {
  ref: Ref<ComposerHandle>;
  models: ModelDto[];
  /** The user's own settings for new clips. */
  defaults: Partial<Draft>;
  budget: BudgetDto;
  /** Whether this studio can rewrite prompts. */
  canEnhance: boolean;
  onSubmit: (draft: Draft) => Promise<ComposerError | null>;
};

/** Holds the draft, so that typing renders the composer and never the library above it. */
export function ComposerDock({ ref, models, defaults, budget, onSubmit }: ComposerDockProps) {
  const prompt = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(models, defaults);

  useImperativeHandle(ref, () => ({
    compose(part) {
      setDraft((now) => fitDraft({ ...now, ...part }, models));
      prompt.current?.focus();
    },
  }));

  // Toasts and keyboard scrolling keep clear of the dock, however tall the prompt makes it.
  useEffect(() => {
    const dock = prompt.current?.form;
    if (!dock) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => root.setProperty("--composer-height", `${dock.offsetHeight}px`));
    observer.observe(dock);
    return () => {
      observer.disconnect();
      root.removeProperty("--composer-height");
    };
  }, []);

  async function submit(sent: Draft) {
    setDraft({ ...sent, prompt: "" });
    const refused = await onSubmit(sent);
    // Given back, unless the next one is being written already.
    if (refused) setDraft((now) => (now.prompt ? now : sent));
    return refused;
  }

  return <Composer ref={prompt} models={models} budget={budget} draft={draft} onDraft={setDraft} onSubmit={submit} />;
}
