"use client";

import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { Cost } from "@/components/composer/cost";
import type { ComposerError, Draft } from "@/components/composer/draft";
import { EnhanceButtons } from "@/components/composer/enhance/enhance-buttons";
import { useEnhance } from "@/components/composer/enhance/use-enhance";
import { ImageButton } from "@/components/composer/image/image-button";
import { useImageSlot } from "@/components/composer/image/use-image-slot";
import { priceOfClip } from "@/components/composer/price";
import { PromptBox } from "@/components/composer/prompt-box";
import { Refusal } from "@/components/composer/refusal";
import { overBudget, refuseDraft } from "@/components/composer/refuse-draft";
import { SettingsRow } from "@/components/composer/settings-row";
import { SettingsToggle } from "@/components/composer/settings-toggle";
import { usePromptKey } from "@/components/composer/use-prompt-key";
import { WordsButtons, type WordsKind } from "@/components/composer/words/words-buttons";
import { onDemand } from "@/components/on-demand";
import { ScriptedForm } from "@/components/scripted-form";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";
import { fitDraft } from "./draft";

const ImageTray = onDemand(() => import("./image/image-tray").then((module) => module.ImageTray));
const Surroundings = onDemand(() => import("./surroundings").then((module) => module.Surroundings));
const WordsPanel = onDemand(() => import("./words/words-panel").then((module) => module.WordsPanel));

type ComposerProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  models: ModelDto[];
  budget: BudgetDto;
  canEnhance: boolean;
  draft: Draft;
  /** Grows each time that somebody else writes the draft: what was said of the one before is no longer true. */
  composed: number;
  /** Takes a change of the draft as it is then: a picture may arrive long after it was sent. */
  onDraft: (change: (now: Draft) => Draft) => void;
  /** Resolves with the refusal, null when all was accepted. */
  onSubmit: (draft: Draft) => Promise<ComposerError | null>;
};

/** The second press of a double one meets the prompt that the first has just emptied. */
const doublePressMs = 1000;

/** What a refusal stands beside. */
function placeOf(error: ComposerError | null): "prompt" | "image" | "settings" {
  if (error?.field === "prompt") return "prompt";
  return error?.field === "uploadId" || error?.field === "image" ? "image" : "settings";
}

/** Docked at the end of the page: sticky, so it floats over the library but never covers its last row. */
export function Composer({ ref, models, budget, canEnhance, draft, composed, onDraft, onSubmit }: ComposerProps) {
  const [refused, setRefused] = useState<ComposerError | null>(null);
  const [words, setWords] = useState<WordsKind | null>(null);
  const [settings, setSettings] = useState(false);
  const [seen, setSeen] = useState(composed);
  const submits = useRef(0);
  const sentAt = useRef(Number.NEGATIVE_INFINITY);
  const image = useImageSlot(draft.uploadId, () => void submit());
  const enhance = useEnhance({ box: ref, prompt: draft.prompt, model: draft.model, available: canEnhance });
  usePromptKey(ref);
  if (seen !== composed) {
    setSeen(composed);
    setRefused(null);
  }

  const model = models.find(({ id }) => id === draft.model) ?? models[0];
  if (!model) return null;
  const error = refused ?? overBudget(draft, model, budget);
  const errorAt = (place: ReturnType<typeof placeOf>) => (error && placeOf(error) === place ? error : null);

  function change(part: Partial<Draft>) {
    setRefused(null);
    sentAt.current = Number.NEGATIVE_INFINITY; // the next press is a new one, however soon
    onDraft((now) => fitDraft({ ...now, ...part }, models));
  }

  async function submit() {
    if (!model) return;
    if (enhance.live !== null) return setRefused({ message: "Wait for the rewrite, or cancel it.", field: "prompt" });
    if (draft.prompt === "" && performance.now() - sentAt.current < doublePressMs) return;
    const inTheWay = refuseDraft(draft, model, budget);
    if (!inTheWay && image.hold()) return;
    enhance.forget();
    submits.current += 1;
    const turn = submits.current;
    if (!inTheWay) {
      sentAt.current = performance.now();
      setWords(null);
    }
    const result = inTheWay ?? (await onSubmit(draft));
    // An answer that comes late must not wipe off what a later press was told.
    if (result || turn === submits.current) setRefused(result);
    if (placeOf(result) === "settings" && result?.field) setSettings(true);
    if (result?.field === "prompt") ref.current?.focus();
  }

  function toggleSettings() {
    setSettings(!settings);
    setWords(null);
  }

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    // Dialogs opened from here stand elsewhere in the page.
    const within = event.currentTarget.contains(event.target as Node);
    if (event.key === "Escape" && within) setWords(null);
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !within) return;
    event.preventDefault();
    void submit();
  }

  // Where there is little height, an empty composer that nobody is at is one line, and leaves the rest to the pictures.
  const resting = draft.prompt === "" && !words && "short:[form:not(:focus-within)_&]:hidden";
  const price = priceOfClip(model, draft.size, draft.seconds) * draft.count;
  return (
    <div className="pointer-events-none sticky bottom-(--keyboard-height,0px) z-20 bg-linear-to-t from-background via-60% via-background/90 to-transparent px-2 pt-6 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6 md:pb-6">
      <ScriptedForm
        aria-label="New clip"
        onSubmit={onFormSubmit}
        onKeyDown={onKeyDown}
        className="pointer-events-auto mx-auto max-h-[calc(100dvh-var(--keyboard-height,0px)-var(--header-height)-2rem)] max-w-3xl overflow-y-auto overscroll-contain rounded-xl border bg-popover transition-colors focus-within:border-input"
      >
        {image.used && (
          <ImageTray
            {...image.tray}
            model={model}
            size={draft.size}
            error={errorAt("image")}
            onUpload={(uploadId) => change({ uploadId })}
          />
        )}
        <PromptBox
          ref={ref}
          value={draft.prompt}
          limit={model.maxPrompt}
          live={enhance.live}
          error={errorAt("prompt")}
          onChange={(prompt) => change({ prompt })}
          onEscape={() => {
            if (enhance.live !== null) return enhance.cancel();
            if (!words) ref.current?.blur();
          }}
        >
          <ImageButton onFile={image.take} />
        </PromptBox>
        {words && <WordsPanel kind={words} prompt={draft.prompt} box={ref} onClose={() => setWords(null)} />}
        <SettingsRow
          models={models}
          model={model}
          draft={draft}
          error={error}
          onChange={change}
          className={cn(!settings && "max-md:hidden", resting)}
        >
          <WordsButtons open={words} onOpen={setWords} />
        </SettingsRow>
        <Refusal id="settings-error" error={errorAt("settings")} className="px-4 pt-1" />
        <Refusal id="enhance-error" error={enhance.error} className="px-4 pt-1" />
        <div className={cn("flex flex-wrap items-center p-2 md:gap-1", resting)}>
          <SettingsToggle draft={draft} open={settings} onToggle={toggleSettings} />
          <EnhanceButtons enhance={enhance} available={canEnhance} />
          <div className="ml-auto flex items-center gap-2 md:gap-3 md:pl-2">
            <Cost id="composer-cost" micros={price} budget={budget} />
            <Button type="submit" aria-describedby="composer-cost" aria-busy={image.waiting}>
              {image.waiting ? "Waiting" : "Generate"}
            </Button>
          </div>
        </div>
      </ScriptedForm>
      <Surroundings onFile={image.take} />
    </div>
  );
}
