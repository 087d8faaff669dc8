import { type KeyboardEvent, useState } from "react";
import { saveTemplateAction } from "@/app/settings/actions";
import { answer } from "@/components/answer";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { maxTemplateNameLength } from "@/lib/prompts/limits";

type SaveTemplateProps = { text: string; onSaved: () => void; onClose: () => void };

/** Names the prompt as it stands. No form of its own: it stands inside the composer's. */
export function SaveTemplate({ text, onSaved, onClose }: SaveTemplateProps) {
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function save() {
    setPending(true);
    const result = await answer(saveTemplateAction({ name, text }));
    setPending(false);
    if (result.ok) onSaved();
    else setError(result.error.message);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      void save();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
  }

  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          autoFocus
          aria-label="Name of the template"
          placeholder="Name of the template"
          maxLength={maxTemplateNameLength}
          value={name}
          aria-invalid={error ? true : undefined}
          aria-describedby="template-error"
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }}
          onKeyDown={onKeyDown}
          className="h-8 min-w-0 flex-1 basis-40"
        />
        <Button type="button" variant="secondary" size="sm" disabled={pending} onClick={() => void save()}>
          Save
        </Button>
        <Button type="button" variant="ghost" size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <p id="template-error" role="alert" className="text-destructive empty:hidden">
        {error}
      </p>
    </div>
  );
}
