"use client";

import { type FormEvent, useState } from "react";
import { createApiKeyAction, revokeApiKeyAction } from "@/app/settings/actions";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ScriptedForm } from "@/components/scripted-form";
import { ConfirmButton } from "@/components/settings/confirm-button";
import { NewKey } from "@/components/settings/new-key";
import { Button } from "@/components/ui/button";
import type { ApiKeyDto } from "@/lib/auth/api-keys";
import { maxApiKeyNameLength } from "@/lib/auth/limits";
import { formatDay } from "@/lib/format-day";

export function ApiKeyList({ keys }: { keys: ApiKeyDto[] }) {
  const [name, setName] = useState("");
  const [newKey, setNewKey] = useState<string | null>(null);
  const create = useAction(createApiKeyAction);
  const revoke = useAction(revokeApiKeyAction);
  const form = useRefusedField(create.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (create.pending) return;
    const answer = await create.run({ name });
    if (!answer?.ok) return;
    setNewKey(answer.data);
    setName("");
  }

  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {keys.length > 0 && (
        <ul className="border-t">
          {keys.map((key) => (
            <li key={key.id} className="flex items-center gap-2 border-b py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{key.name}</p>
                <p className="text-muted-foreground">
                  <span className="figures">{key.prefix}…</span> · made {formatDay(key.createdAt)} ·{" "}
                  {key.lastUsedAt ? `last used ${formatDay(key.lastUsedAt)}` : "never used"}
                </p>
              </div>
              <ConfirmButton
                question="Revoke it?"
                aria-label={`Revoke ${key.name}`}
                pending={revoke.pending}
                onConfirm={() => revoke.run(key.id)}
              >
                Revoke
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      {newKey && <NewKey key={newKey} value={newKey} />}
      <ScriptedForm ref={form} onSubmit={submit} className="flex max-w-md items-end gap-2">
        <div className="flex-1">
          <FormField
            id="key-name"
            name="name"
            label="Name of a new key"
            placeholder="Batch script"
            required
            maxLength={maxApiKeyNameLength}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" variant="outline" aria-disabled={create.pending}>
          Create key
        </Button>
      </ScriptedForm>
      <FormNote error={create.error ?? revoke.error} />
    </div>
  );
}
