"use client";

import { type FormEvent, useState } from "react";
import { updateProfileAction } from "@/app/settings/actions";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ScriptedForm } from "@/components/scripted-form";
import { Button } from "@/components/ui/button";
import { maxNameLength } from "@/lib/auth/limits";

export function ProfileForm({ email, name: savedName }: { email: string; name: string | null }) {
  const [name, setName] = useState(savedName ?? "");
  const { run, pending, error, done } = useAction(updateProfileAction);
  const form = useRefusedField(error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!pending) void run({ name });
  }

  return (
    <ScriptedForm ref={form} onSubmit={submit} className="grid max-w-md gap-4">
      <FormField
        name="name"
        label="Name"
        autoComplete="name"
        maxLength={maxNameLength}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field === "name" ? error.message : undefined}
      />
      <dl className="grid gap-1.5">
        <dt className="font-medium text-sm">Email</dt>
        <dd className="text-muted-foreground [overflow-wrap:anywhere]">{email}</dd>
      </dl>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" aria-disabled={pending}>
          Save
        </Button>
        <FormNote error={error?.field ? null : error} done={done} />
      </div>
    </ScriptedForm>
  );
}
