"use client";

import { useState } from "react";
import { deleteTemplateAction } from "@/app/settings/actions";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ConfirmButton } from "@/components/settings/confirm-button";
import { TemplateForm } from "@/components/settings/template-form";
import { Button } from "@/components/ui/button";
import type { TemplateDto } from "@/lib/prompts/schemas";

export function TemplateList({ templates }: { templates: TemplateDto[] }) {
  /** The id of the one that is open for editing, or "new". */
  const [editing, setEditing] = useState<string | null>(null);
  const { run, pending, error } = useAction(deleteTemplateAction);
  /** The last one that was: the focus goes back to its button. */
  const [edited, setEdited] = useState<string | null>(null);

  function close() {
    setEdited(editing);
    setEditing(null);
  }

  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      {templates.length > 0 && (
        <ul className="border-t">
          {templates.map((template) => (
            <li key={template.id} className="border-b">
              {editing === template.id ? (
                <TemplateForm template={template} onClose={close} />
              ) : (
                <div className="flex items-center gap-2 py-2">
                  <div className="min-w-0 flex-1">
                    <p className="truncate font-medium">{template.name}</p>
                    <p className="truncate text-muted-foreground">{template.text}</p>
                  </div>
                  <Button
                    type="button"
                    variant="ghost"
                    size="sm"
                    autoFocus={edited === template.id}
                    aria-label={`Edit ${template.name}`}
                    onClick={() => setEditing(template.id)}
                  >
                    Edit
                  </Button>
                  <ConfirmButton
                    question="Delete it?"
                    aria-label={`Delete ${template.name}`}
                    pending={pending}
                    onConfirm={() => run(template.id)}
                  >
                    Delete
                  </ConfirmButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === "new" ? (
        <TemplateForm onClose={close} />
      ) : (
        <div>
          <Button
            type="button"
            variant="outline"
            size="sm"
            autoFocus={edited === "new"}
            onClick={() => setEditing("new")}
          >
            New template
          </Button>
        </div>
      )}
      <FormNote error={error} />
    </div>
  );
}
