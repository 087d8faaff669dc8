"use client";

import { type FormEvent, useState } from "react";
import { updateProfileAction } from "@/app/settings/actions";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Button } from "@/components/ui/button";
import { maxNameLength } from "@/lib/auth/limits";

export function ProfileForm({ email, name: savedName }: { email: string; name: string | null }) {
  const [name, setName] = useState(savedName ?? "");
  const { run, pending, error, done } = useAction(updateProfileAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    void run({ name });
  }

  return (
    <form onSubmit={submit} className="grid max-w-md gap-4">
      <FormField
        name="name"
        label="Name"
        autoComplete="name"
        maxLength={maxNameLength}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field === "name" ? error.message : undefined}
      />
      <FormField name="email" label="Email" value={email} readOnly className="text-muted-foreground" />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" disabled={pending}>
          Save
        </Button>
        <FormNote error={error?.field ? null : error} done={done} />
      </div>
    </form>
  );
}
