"use client";

import { type FormEvent, useState } from "react";
import { changePasswordAction } from "@/app/settings/actions";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Button } from "@/components/ui/button";
import { minPasswordLength } from "@/lib/auth/limits";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [fields, setFields] = useState(empty);
  const { run, pending, error, done } = useAction(changePasswordAction);
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await run(fields);
    if (answer?.ok) setFields(empty);
  }

  return (
    <form onSubmit={submit} className="grid max-w-md gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {hasPassword && (
        <FormField
          name="currentPassword"
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          value={fields.currentPassword}
          onChange={(event) => setFields({ ...fields, currentPassword: event.target.value })}
          error={errorOf("currentPassword")}
        />
      )}
      <FormField
        name="newPassword"
        label="New password"
        type="password"
        autoComplete="new-password"
        required
        hint={`At least ${minPasswordLength} characters. Other browsers are signed out.`}
        value={fields.newPassword}
        onChange={(event) => setFields({ ...fields, newPassword: event.target.value })}
        error={errorOf("newPassword")}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" disabled={pending}>
          {hasPassword ? "Change password" : "Set a password"}
        </Button>
        <FormNote error={error?.field ? null : error} done={done} text="The password is changed." />
      </div>
    </form>
  );
}
