"use client";

import { type FormEvent, useState } from "react";
import { updateSettingsAction } from "@/app/admin/actions";
import { readDollars, writeDollars } from "@/components/admin/dollars";
import { useRefusedField } from "@/components/auth/use-refused-field";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { ScriptedForm } from "@/components/scripted-form";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import type { Settings } from "@/lib/settings";

const numbers = [
  { name: "maxInFlightPerUser", label: "Videos at once, each person", hint: "More wait in line.", max: 100 },
  { name: "maxInFlight", label: "Videos at once, everybody", hint: "What your engine can take.", max: 1000 },
  { name: "trashDays", label: "Days in the trash", hint: "Then clips are gone for good.", max: 365 },
] as const;

export function StudioForm({ settings }: { settings: Settings }) {
  const [open, setOpen] = useState(settings.registrationOpen);
  const [budget, setBudget] = useState(writeDollars(settings.defaultBudgetMicros));
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(numbers.map(({ name }) => [name, String(settings[name])])),
  );
  const { run, pending, error, done } = useAction(updateSettingsAction);
  const form = useRefusedField(error);
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    void run({
      registrationOpen: open,
      defaultBudgetMicros: readDollars(budget),
      ...Object.fromEntries(numbers.map(({ name }) => [name, Number(values[name])])),
    });
  }

  return (
    <ScriptedForm ref={form} onSubmit={submit} className="grid gap-6">
      <div className="flex items-center gap-3">
        <Switch id="registration-open" checked={open} onCheckedChange={setOpen} />
        <Label htmlFor="registration-open">Anybody who can open this address may create an account</Label>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          name="defaultBudgetMicros"
          label="Budget a month, each person, in dollars"
          hint="Empty means no limit."
          inputMode="decimal"
          autoComplete="off"
          pattern="\$?\d+(\.\d{1,2})?"
          title="An amount like 100 or 12.50"
          value={budget}
          onChange={(event) => setBudget(event.target.value)}
          error={errorOf("defaultBudgetMicros")}
        />
        {numbers.map(({ name, label, hint, max }) => (
          <FormField
            key={name}
            name={name}
            label={label}
            hint={hint}
            type="number"
            autoComplete="off"
            required
            min={1}
            max={max}
            value={values[name]}
            onChange={({ target }) => setValues((now) => ({ ...now, [name]: target.value }))}
            error={errorOf(name)}
          />
        ))}
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" aria-disabled={pending}>
          Save
        </Button>
        <FormNote error={error?.field ? null : error} done={done} />
      </div>
    </ScriptedForm>
  );
}
