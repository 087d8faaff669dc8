"use client";

import { type FormEvent, useActionState, useState } from "react";
import type { AuthFormState } from "@/app/(auth)/actions";
import { PasswordField } from "@/components/auth/password-field";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { Button } from "@/components/ui/button";
import { minPasswordLength } from "@/lib/auth/limits";

type AuthAction = (previous: AuthFormState, form: FormData) => Promise<AuthFormState>;

type AuthFormProps = {
  action: AuthAction;
  /** Signing in through another site; absent where there is none. */
  providerAction?: AuthAction;
  providers?: { id: string; label: string }[];
  submitLabel: string;
  /** The password is being chosen now, not remembered. */
  newPassword?: boolean;
  asksAppPassword: boolean;
  /** Where to go afterwards. */
  next?: string;
  /** A failure from before this page, such as a sign-in at another site. */
  notice?: string | null;
};

const FIELDS = ["email", "password", "appPassword"];

/** Sign in and register: works as a plain form before the script has loaded. */
export function AuthForm(props: AuthFormProps) {
  const { action, providerAction, providers = [], newPassword = false } = props;
  const [state, submit, pending] = useActionState(action, null);
  const [providerState, submitProvider, leaving] = useActionState(providerAction ?? action, null);
  const error = state?.error ?? providerState?.error;
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  const general = error ? !FIELDS.includes(error.field ?? "") && error.message : props.notice;

  // React empties a form once its action has answered, and the answer must not carry passwords: they are kept here. One
  // that is being chosen stays for mending; one that was wrong goes.
  const [typed, setTyped] = useState<Record<string, string>>({});
  const kept = (field: string) => (error?.field === field && !newPassword ? "" : typed[field]);
  const form = useRefusedField(error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    if (pending || leaving) return event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setTyped(Object.fromEntries(["password", "appPassword"].map((name) => [name, String(fields.get(name) ?? "")])));
  }

  return (
    <form ref={form} action={submit} onSubmit={onSubmit} className="grid gap-4">
      {general && (
        <p role="alert" className="rounded-md border border-destructive/40 px-3 py-2 text-destructive">
          {general}
        </p>
      )}
      <FormField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        required={providers.length === 0}
        defaultValue={state?.email}
        error={errorOf("email")}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete={newPassword ? "new-password" : "current-password"}
        required={providers.length === 0}
        {...(newPassword && { minLength: minPasswordLength, hint: `At least ${minPasswordLength} characters.` })}
        defaultValue={kept("password")}
        error={errorOf("password")}
      />
      {props.asksAppPassword && (
        <PasswordField
          name="appPassword"
          label="Studio password"
          autoComplete="off"
          hint="Shared by everyone who uses this studio."
          defaultValue={kept("appPassword")}
          error={errorOf("appPassword")}
        />
      )}
      {props.next && <input type="hidden" name="next" value={props.next} />}
      <Button type="submit" aria-disabled={pending || leaving} className="mt-2">
        {props.submitLabel}
      </Button>
      {providerAction && providers.length > 0 && (
        <div className="grid gap-2 border-t pt-4">
          {providers.map(({ id, label }) => (
            <Button
              key={id}
              variant="outline"
              name="provider"
              value={id}
              formAction={submitProvider}
              formNoValidate
              aria-disabled={pending || leaving}
            >
              Continue with {label}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
