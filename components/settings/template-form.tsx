"use client";

import { type FormEvent, useState } from "react";
import { saveTemplateAction } from "@/app/settings/actions";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { maxTemplateNameLength, maxTemplateTextLength } from "@/lib/prompts/limits";
import type { TemplateDto } from "@/lib/prompts/schemas";

type TemplateFormProps = { template?: TemplateDto; onClose: () => void };

/** Makes a template, or changes one. Closes when it is saved. */
export function TemplateForm({ template, onClose }: TemplateFormProps) {
  const [name, setName] = useState(template?.name ?? "");
  const [text, setText] = useState(template?.text ?? "");
  const { run, pending, error } = useAction(saveTemplateAction);
  const form = useRefusedField(error);
  const key = template?.id ?? "new";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const answer = await run({ id: template?.id, name, text });
    if (answer?.ok) onClose();
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-4 py-3">
      <FormField
        id={`template-name-${key}`}
        name="name"
        label="Name"
        autoFocus
        required
        maxLength={maxTemplateNameLength}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field === "name" ? error.message : undefined}
      />
      <div className="grid gap-1.5">
        <Label htmlFor={`template-text-${key}`}>Text</Label>
        <Textarea
          id={`template-text-${key}`}
          name="text"
          required
          rows={3}
          maxLength={maxTemplateTextLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" size="sm" aria-disabled={pending}>
          Save template
        </Button>
        <Button type="button" variant="ghost" size="sm" onClick={onClose}>
          Cancel
        </Button>
        <FormNote error={error?.field === "name" ? null : error} />
      </div>
    </form>
  );
}
