"use client";

import { useActionState } from "react";
import type { AuthFormState } from "@/app/(auth)/actions";
import { FormField } from "@/components/form-field";
import { Button } from "@/components/ui/button";

type AuthAction = (previous: AuthFormState, form: FormData) => Promise<AuthFormState>;

type AuthFormProps = {
  action: AuthAction;
  /** Signing in through another site; absent where there is none. */
  providerAction?: AuthAction;
  providers?: { id: string; label: string }[];
  submitLabel: string;
  /** The password is being chosen now, not remembered. */
  newPassword?: boolean;
  passwordHint?: string;
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

  return (
    <form action={submit} className="grid gap-4">
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
      <FormField
        name="password"
        label="Password"
        type="password"
        autoComplete={newPassword ? "new-password" : "current-password"}
        required={providers.length === 0}
        hint={props.passwordHint}
        error={errorOf("password")}
      />
      {props.asksAppPassword && (
        <FormField
          name="appPassword"
          label="Studio password"
          type="password"
          autoComplete="off"
          hint="Shared by everyone who uses this studio."
          error={errorOf("appPassword")}
        />
      )}
      {props.next && <input type="hidden" name="next" value={props.next} />}
      <Button type="submit" disabled={pending || leaving} className="mt-2">
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
              disabled={pending || leaving}
            >
              Continue with {label}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
