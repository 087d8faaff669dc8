"use client";

import { X } from "lucide-react";
import { useState } from "react";
import useSWR from "swr";
import { deleteTemplateAction, saveTemplateAction } from "@/app/settings/actions";
import { answer } from "@/components/answer";
import { fetchJson } from "@/components/fetch-json";
import { showToast } from "@/components/toast";
import { Button } from "@/components/ui/button";
import type { TemplateDto } from "@/lib/prompts/schemas";
import { Chip } from "./chip";
import { SaveTemplate } from "./save-template";

type TemplateChipsProps = {
  prompt: string;
  onInsert: (words: string) => void;
  /** What has the focus is about to go. */
  onLeave: () => void;
};

/** The user's own templates: inserted, deleted with an undo, and made from the prompt as it stands. */
export function TemplateChips({ prompt, onInsert, onLeave }: TemplateChipsProps) {
  const { data, error, isLoading, mutate } = useSWR<TemplateDto[]>("/api/templates", fetchJson);
  const [saving, setSaving] = useState(false);

  function stopSaving() {
    onLeave();
    setSaving(false);
  }

  async function remove({ id, name, text }: TemplateDto) {
    // Gone at once; comes back when the studio says no.
    const change = await mutate(
      async (now) => {
        const result = await answer(deleteTemplateAction(id));
        if (!result.ok) throw new Error(result.error.message);
        return now?.filter((template) => template.id !== id);
      },
      {
        optimisticData: (now = []) => now.filter((template) => template.id !== id),
        rollbackOnError: true,
        revalidate: false,
      },
    ).catch((refused: Error) => refused);
    if (change instanceof Error) return showToast(change.message);
    const undo = async () => {
      const result = await answer(saveTemplateAction({ name, text }));
      if (!result.ok) showToast(result.error.message);
      await mutate();
    };
    showToast(`Deleted ${name}`, { action: { label: "Undo", onClick: () => void undo() } });
  }

  return (
    <div className="grid gap-3">
      {data && data.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {data.map((template) => (
            <li key={template.id} className="flex max-w-full items-center">
              <Chip title={template.text} onClick={() => onInsert(template.text)} className="rounded-r-none border-r-0">
                {template.name}
              </Chip>
              <button
                type="button"
                aria-label={`Delete ${template.name}`}
                onClick={() => void remove(template)}
                className="grid h-8 w-7 shrink-0 place-items-center rounded-r-full border border-input border-l-0 text-muted-foreground transition-colors hover:bg-accent hover:text-foreground"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {error && <p className="text-destructive">{error.message}</p>}
      {isLoading && <p className="text-muted-foreground">Loading your templates</p>}
      {data?.length === 0 && !saving && (
        <p className="text-muted-foreground">No templates yet. Write something you use often and save it here.</p>
      )}
      {saving ? (
        <SaveTemplate
          text={prompt.trim()}
          onClose={stopSaving}
          onSaved={() => {
            stopSaving();
            void mutate();
          }}
        />
      ) : (
        <Button
          type="button"
          variant="outline"
          size="sm"
          className="justify-self-start"
          disabled={prompt.trim() === ""}
          onClick={() => setSaving(true)}
        >
          Save the prompt as a template
        </Button>
      )}
    </div>
  );
}
