"use client";

import { type ChangeEvent, type ComponentProps, type ReactNode, useRef } from "react";
import { useHeardEarly } from "@/components/hooks/use-heard-early";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/cn";

type FormFieldProps = ComponentProps<"input"> & {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  /** A small button at the right end, inside the input. */
  end?: ReactNode;
};

/** A labelled input with its hint or its error right under it. */
export function FormField({ name, id = name, label, hint, error, end, className, ...props }: FormFieldProps) {
  const noteId = `${id}-note`;
  const note = error ?? hint;
  const input = useRef<HTMLInputElement>(null);
  useHeardEarly(input, props.value, (target) => props.onChange?.({ target } as ChangeEvent<HTMLInputElement>));
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="relative">
        <Input
          ref={input}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          className={cn(end && "pr-9", className)}
          {...props}
        />
        {end}
      </div>
      {note && (
        <p id={noteId} className={error ? "text-destructive" : "text-muted-foreground text-xs"}>
          {note}
        </p>
      )}
    </div>
  );
}
