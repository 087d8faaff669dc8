import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

type FormFieldProps = ComponentProps<"input"> & { name: string; label: string; hint?: string; error?: string };

/** A labelled input with its hint or its error right under it. */
export function FormField({ name, id = name, label, hint, error, ...props }: FormFieldProps) {
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? noteId : undefined}
        {...props}
      />
      {note && (
        <p id={noteId} className={error ? "text-destructive" : "text-muted-foreground text-xs"}>
          {note}
        </p>
      )}
    </div>
  );
}
