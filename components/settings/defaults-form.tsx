"use client";

import { useState } from "react";
import { updateProfileAction } from "@/app/settings/actions";
import { keepDraft } from "@/components/composer/draft";
import { ShapeSelect } from "@/components/composer/shape-select";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import type { Preferences } from "@/lib/auth/preferences";
import type { ModelDto } from "@/lib/videos/schemas";

type Defaults = Pick<Preferences, "defaultModel" | "defaultSize" | "defaultSeconds">;

/** What a new clip begins with. Each choice is saved as it is made. */
export function DefaultsForm({ saved, models }: { saved: Defaults; models: ModelDto[] }) {
  const [chosen, setChosen] = useState(saved);
  const { run, error, done } = useAction(updateProfileAction);
  const model = models.find(({ id }) => id === chosen.defaultModel) ?? models[0];
  if (!model) return <p className="text-muted-foreground">No video model is set up on this studio.</p>;

  const has = <T,>(offered: T[], value: T | null): T | undefined => offered.find((one) => one === value) ?? offered[0];

  function choose(change: Partial<Defaults>) {
    setChosen((now) => ({ ...now, ...change }));
    // A draft begun in this browser follows.
    const { defaultModel, defaultSize, defaultSeconds } = change;
    if (defaultModel) keepDraft({ model: defaultModel });
    if (defaultSize) keepDraft({ size: defaultSize });
    if (defaultSeconds) keepDraft({ seconds: defaultSeconds });
    void run({ preferences: change });
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <div className="grid gap-1.5">
          <Label htmlFor="default-model">Model</Label>
          <NativeSelect
            id="default-model"
            value={model.id}
            onChange={(event) => choose({ defaultModel: event.target.value })}
          >
            {models.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </div>
        <div className="grid gap-1.5">
          <span aria-hidden className="font-medium text-sm">
            Shape
          </span>
          <ShapeSelect
            sizes={model.sizes}
            value={has(model.sizes, chosen.defaultSize) ?? ""}
            onChange={(defaultSize) => choose({ defaultSize })}
          />
        </div>
        <div className="grid gap-1.5">
          <Label htmlFor="default-seconds">Length</Label>
          <NativeSelect
            id="default-seconds"
            value={has(model.seconds, chosen.defaultSeconds)}
            onChange={(event) => choose({ defaultSeconds: Number(event.target.value) })}
          >
            {model.seconds.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds} s
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
      <FormNote error={error} done={done} />
    </div>
  );
}
