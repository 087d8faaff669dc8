"use client";

import { type FormEvent, type RefObject, useState } from "react";
import { Cost } from "@/components/composer/cost";
import type { ComposerError, Draft } from "@/components/composer/draft";
import { priceOfClip, remainingBudget } from "@/components/composer/price";
import { PromptBox } from "@/components/composer/prompt-box";
import { ShapeSelect } from "@/components/composer/shape-select";
import { usePromptKey } from "@/components/composer/use-prompt-key";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";

type ComposerProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  models: ModelDto[];
  budget: BudgetDto;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** Resolves with the refusal, null when all was accepted. */
  onSubmit: (draft: Draft) => Promise<ComposerError | null>;
};

const COUNTS = [1, 2, 3, 4];

/** Docked at the end of the page: sticky, so it floats over the library but never covers its last row. */
export function Composer({ ref, models, budget, draft, onDraft, onSubmit }: ComposerProps) {
  const [error, setError] = useState<ComposerError | null>(null);
  usePromptKey(ref);

  const model = models.find(({ id }) => id === draft.model) ?? models[0];
  if (!model) return null;
  const price = priceOfClip(model, draft.size, draft.seconds) * draft.count;
  const left = remainingBudget(budget);

  function change(part: Partial<Draft>) {
    setError(null);
    onDraft({ ...draft, ...part });
  }

  function changeModel(id: string) {
    const next = models.find((candidate) => candidate.id === id);
    if (!next) return;
    change({
      model: id,
      size: next.sizes.includes(draft.size) ? draft.size : next.sizes[0],
      seconds: next.seconds.includes(draft.seconds) ? draft.seconds : next.seconds[0],
    });
  }

  function refusal(limit: number): ComposerError | null {
    if (draft.prompt.trim() === "") return { message: "Describe the shot first.", field: "prompt" };
    if (draft.prompt.length > limit)
      return {
        message: `The prompt is too long: at most ${limit.toLocaleString("en-US")} characters.`,
        field: "prompt",
      };
    if (left !== null && price > left) return { message: "This would go over your budget for the month." };
    return null;
  }

  async function submit(limit: number) {
    const refused = refusal(limit) ?? (await onSubmit(draft));
    setError(refused);
    if (refused?.field === "prompt") ref.current?.focus();
  }

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    void submit(model?.maxPrompt ?? 0);
  }

  return (
    <div className="pointer-events-none sticky bottom-0 z-20 bg-linear-to-t from-background via-60% via-background/90 to-transparent px-2 pt-6 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6 md:pb-6">
      <form
        aria-label="New clip"
        onSubmit={onFormSubmit}
        className="pointer-events-auto mx-auto max-w-3xl rounded-xl border bg-popover transition-colors focus-within:border-input"
      >
        <PromptBox
          ref={ref}
          value={draft.prompt}
          limit={model.maxPrompt}
          error={error?.message}
          onChange={(prompt) => change({ prompt })}
          onSubmit={() => void submit(model.maxPrompt)}
        />
        <div className="flex flex-wrap items-center gap-x-1 gap-y-1 p-2">
          {models.length > 1 && (
            <NativeSelect
              aria-label="Model"
              value={model.id}
              onChange={(event) => changeModel(event.target.value)}
              className="max-w-36 border-transparent"
            >
              {models.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
          <ShapeSelect sizes={model.sizes} value={draft.size} onChange={(size) => change({ size })} />
          <NativeSelect
            aria-label="Seconds"
            value={draft.seconds}
            onChange={(event) => change({ seconds: Number(event.target.value) })}
            className="figures border-transparent"
          >
            {model.seconds.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds} s
              </option>
            ))}
          </NativeSelect>
          <NativeSelect
            aria-label="Variations"
            value={draft.count}
            onChange={(event) => change({ count: Number(event.target.value) })}
            className="figures border-transparent"
          >
            {COUNTS.map((count) => (
              <option key={count} value={count}>
                ×{count}
              </option>
            ))}
          </NativeSelect>
          <div className="ml-auto flex items-center gap-3 pl-2">
            <Cost micros={price} budget={budget} />
            <Button type="submit" aria-describedby="composer-cost">
              Generate
            </Button>
          </div>
        </div>
      </form>
    </div>
  );
}
