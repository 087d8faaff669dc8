"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type InvalidEvent, useState } from "react";
import { FormField } from "@/components/form-field";

type PasswordFieldProps = Omit<ComponentProps<typeof FormField>, "type" | "end">;

/** A password, and an eye to read it by. With `minLength`, one that is too short is refused in words before it is sent. */
export function PasswordField({ error, onInput, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [short, setShort] = useState(false);
  const Icon = shown ? EyeOff : Eye;

  function refuse(event: InvalidEvent<HTMLInputElement>) {
    const field = event.currentTarget;
    if (!field.validity.tooShort) return;
    event.preventDefault(); // our words instead of the browser's, which then leaves the focus to us
    setShort(true);
    if (field.form?.querySelector("input:invalid") === field) field.focus();
  }

  return (
    <FormField
      {...props}
      type={shown ? "text" : "password"}
      // Read by the eye it is plain text, which some browsers would send to a spell checker.
      spellCheck={false}
      autoCapitalize="none"
      error={short ? `Use at least ${props.minLength} characters.` : error}
      onInvalid={refuse}
      onInput={(event) => {
        setShort(short && event.currentTarget.validity.tooShort);
        onInput?.(event);
      }}
      end={
        <button
          type="button"
          aria-label={`${shown ? "Hide" : "Show"} ${props.label.toLowerCase()}`}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-muted-foreground transition-colors hover:text-foreground"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      }
    />
  );
}
