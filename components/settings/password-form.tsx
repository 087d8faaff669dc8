"use client";

import { type FormEvent, useState } from "react";
import { changePasswordAction } from "@/app/settings/actions";
import { PasswordField } from "@/components/auth/password-field";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ScriptedForm } from "@/components/scripted-form";
import { Button } from "@/components/ui/button";
import { minPasswordLength } from "@/lib/auth/limits";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const [fields, setFields] = useState(empty);
  const { run, pending, error, done } = useAction(changePasswordAction);
  const form = useRefusedField(error);
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const answer = await run(fields);
    if (answer?.ok) setFields(empty);
  }

  return (
    <ScriptedForm ref={form} onSubmit={submit} className="grid max-w-md gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {hasPassword && (
        <PasswordField
          name="currentPassword"
          label="Current password"
          autoComplete="current-password"
          required
          value={fields.currentPassword}
          onChange={({ target }) => setFields((now) => ({ ...now, currentPassword: target.value }))}
          error={errorOf("currentPassword")}
        />
      )}
      <PasswordField
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        required
        minLength={minPasswordLength}
        hint={`At least ${minPasswordLength} characters. Other browsers are signed out.`}
        value={fields.newPassword}
        onChange={({ target }) => setFields((now) => ({ ...now, newPassword: target.value }))}
        error={errorOf("newPassword")}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" aria-disabled={pending}>
          {hasPassword ? "Change password" : "Set a password"}
        </Button>
        <FormNote error={error?.field ? null : error} done={done} text="The password is changed." />
      </div>
    </ScriptedForm>
  );
}
