"use client";

import { type FormEvent, useState } from "react";
import { resetPasswordAction } from "@/app/admin/actions";
import { PasswordField } from "@/components/auth/password-field";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Button } from "@/components/ui/button";
import { minPasswordLength } from "@/lib/auth/limits";
import type { UserDto } from "@/lib/auth/users";

/** For somebody who forgot theirs: an admin chooses a new password and tells them. */
export function ResetPassword({ user }: { user: UserDto }) {
  const [newPassword, setNewPassword] = useState("");
  const { run, pending, error, done } = useAction(resetPasswordAction);
  const form = useRefusedField(error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const answer = await run({ id: user.id, newPassword });
    if (answer?.ok) setNewPassword("");
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      aria-label={`Password of ${user.email}`}
      className="mt-2 grid grid-cols-[minmax(0,28rem)] gap-4 border-t pt-4 pb-2"
    >
      <PasswordField
        id={`new-password-${user.id}`}
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        required
        minLength={minPasswordLength}
        hint={`At least ${minPasswordLength} characters. It signs them out everywhere; tell them what it is.`}
        value={newPassword}
        onChange={(event) => setNewPassword(event.target.value)}
        error={error?.field ? error.message : undefined}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" size="sm" aria-disabled={pending}>
          Set password
        </Button>
        <FormNote error={error?.field ? null : error} done={done} text="The password is set." />
      </div>
    </form>
  );
}
