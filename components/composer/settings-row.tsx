import type { ReactNode } from "react";
import type { ComposerError, Draft } from "@/components/composer/draft";
import { ShapeSelect } from "@/components/composer/shape-select";
import { NativeSelect } from "@/components/ui/native-select";
import { cn } from "@/lib/cn";
import type { ModelDto } from "@/lib/videos/schemas";

const COUNTS = [1, 2, 3, 4];

type SettingsRowProps = {
  models: ModelDto[];
  model: ModelDto;
  draft: Draft;
  error: ComposerError | null;
  onChange: (part: Partial<Draft>) => void;
  className?: string;
  children: ReactNode;
};

/** How the clip is made: model, shape, seconds, how many at once. */
export function SettingsRow({ models, model, draft, error, onChange, className, children }: SettingsRowProps) {
  const isWrong = (field: string) =>
    error?.field === field ? { "aria-invalid": true, "aria-describedby": "settings-error" } : {};
  return (
    <div id="composer-settings" className={cn("flex flex-wrap items-center gap-1 px-2 pt-2", className)}>
      {models.length > 1 && (
        <NativeSelect
          aria-label="Model"
          value={model.id}
          onChange={(event) => onChange({ model: event.target.value })}
          className="max-w-36 border-transparent"
          {...isWrong("model")}
        >
          {models.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </NativeSelect>
      )}
      <ShapeSelect sizes={model.sizes} value={draft.size} onChange={(size) => onChange({ size })} />
      <NativeSelect
        aria-label="Seconds"
        value={draft.seconds}
        onChange={(event) => onChange({ seconds: Number(event.target.value) })}
        className="figures border-transparent"
        {...isWrong("seconds")}
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
        onChange={(event) => onChange({ count: Number(event.target.value) })}
        className="figures border-transparent"
      >
        {COUNTS.map((count) => (
          <option key={count} value={count}>
            ×{count}
          </option>
        ))}
      </NativeSelect>
      {children}
    </div>
  );
}
