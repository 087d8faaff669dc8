"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useState, useTransition } from "react";
import type { AuthFormState } from "@/app/(auth)/actions";
import { answer } from "@/components/answer";
import { PasswordField } from "@/components/auth/password-field";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { Button } from "@/components/ui/button";
import { minPasswordLength } from "@/lib/auth/limits";
import type { ActionResult } from "@/lib/errors";

type AuthFormProps = {
  action: (previous: AuthFormState | null, form: FormData) => Promise<AuthFormState>;
  /** Other sites to sign in through. */
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

/** To another site. Ends when the browser comes back to this page. */
function leaveFor(address: string) {
  location.assign(address);
  return new Promise<void>((back) => addEventListener("pageshow", () => back(), { once: true }));
}

const FIELDS = ["email", "password", "appPassword"];

/** Sign in and register: works as a plain form before the script has loaded. */
export function AuthForm(props: AuthFormProps) {
  const { action, providers = [], newPassword = false } = props;
  const router = useRouter();
  const [drawn, sendPlain] = useActionState<AuthFormState | null, FormData>(action, null);
  const [told, setTold] = useState<ActionResult<string> | null>(null);
  const [pending, startTransition] = useTransition();
  const result = told ?? drawn;
  const error = result?.ok === false ? result.error : null;
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  const general = error ? !FIELDS.includes(error.field ?? "") && error.message : props.notice;
  const form = useRefusedField(error);

  /** Not through the form's own action: React would show its error page when the studio cannot be reached. */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const fields = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    fields.set("script", "yes");
    startTransition(async () => {
      const result = await answer(action(null, fields));
      if (result.ok) return result.data.startsWith("/") ? router.push(result.data) : leaveFor(result.data);
      setTold(result);
      const wrong = form.current?.elements.namedItem(result.error.field ?? "");
      // A password that is being chosen stays for mending.
      if (!newPassword && wrong instanceof HTMLInputElement && wrong.name !== "email") wrong.value = "";
    });
  }

  return (
    <form ref={form} action={sendPlain} onSubmit={onSubmit} className="grid gap-4">
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
        defaultValue={drawn?.email}
        error={errorOf("email")}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete={newPassword ? "new-password" : "current-password"}
        required={providers.length === 0}
        {...(newPassword && { minLength: minPasswordLength, hint: `At least ${minPasswordLength} characters.` })}
        error={errorOf("password")}
      />
      {props.asksAppPassword && (
        <PasswordField
          name="appPassword"
          label="Studio password"
          autoComplete="off"
          hint="Shared by everyone who uses this studio."
          error={errorOf("appPassword")}
        />
      )}
      {props.next && <input type="hidden" name="next" value={props.next} />}
      <Button type="submit" aria-disabled={pending} className="mt-2">
        {props.submitLabel}
      </Button>
      {providers.length > 0 && (
        <div className="grid gap-2 border-t pt-4">
          {providers.map(({ id, label }) => (
            <Button key={id} variant="outline" name="provider" value={id} formNoValidate aria-disabled={pending}>
              Continue with {label}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
