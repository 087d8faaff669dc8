"use client";

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { Composer } from "@/components/composer/composer";
import { type ComposerError, type Draft, fitDraft } from "@/components/composer/draft";
import { useDraft } from "@/components/composer/use-draft";
import { showToast } from "@/components/toast";
import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";

export type ComposerHandle = {
  /** Puts these parts into the draft, as far as the models allow, and the cursor into the prompt. */
  compose: (part: Partial<Draft>) => void;
  /** Returns what could not be started, without overwriting what is being written. */
  giveBack: (draft: Draft, refused: ComposerError) => void;
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
export function ComposerDock({ ref, models, defaults, budget, canEnhance, onSubmit }: ComposerDockProps) {
  const prompt = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(models, defaults, () => prompt.current?.focus());
  const [composed, setComposed] = useState(0);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);

  useImperativeHandle(ref, () => ({
    compose(part) {
      const before = latest.current;
      setDraft((now) => fitDraft({ ...now, ...part }, models));
      setComposed((times) => times + 1);
      prompt.current?.focus();
      if (part.prompt === undefined) return showToast("The composer has the settings of this clip now");
      if (before.prompt.trim() === "" || before.prompt === part.prompt) return;
      showToast("Your prompt was replaced", { action: { label: "Undo", onClick: () => setDraft(before) } });
    },
    giveBack(draft, refused) {
      if (giveBack(draft, refused)) showToast(refused.message);
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

  /** True when the words stand in the prompt again. */
  function giveBack(sent: Draft, refused: ComposerError): boolean {
    if (latest.current.prompt === "" && !latest.current.uploadId) {
      setDraft(sent);
      return true;
    }
    // The next one is being written already: this one is a press away.
    showToast("A clip was not started", {
      description: refused.message,
      duration: Number.POSITIVE_INFINITY,
      action: { label: "Put it back", onClick: () => setDraft(sent) },
    });
    return false;
  }

  async function submit(sent: Draft) {
    setDraft({ ...sent, prompt: "", uploadId: null });
    const refused = await onSubmit(sent);
    return refused && giveBack(sent, refused) ? refused : null;
  }

  return (
    <Composer
      ref={prompt}
      models={models}
      budget={budget}
      canEnhance={canEnhance}
      draft={draft}
      composed={composed}
      onDraft={setDraft}
      onSubmit={submit}
    />
  );
}
