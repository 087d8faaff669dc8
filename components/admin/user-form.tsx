"use client";

import { type FormEvent, useState } from "react";
import { updateUserAction } from "@/app/admin/actions";
import { readDollars, writeDollars } from "@/components/admin/dollars";
import { FormField } from "@/components/form-field";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";
import type { UserDto } from "@/lib/auth/users";

/** Rights and limits of one account. Closes when it is saved. */
export function UserForm({ user, onClose }: { user: UserDto; onClose: () => void }) {
  const [admin, setAdmin] = useState(user.role === "admin");
  const [unlimited, setUnlimited] = useState(user.unlimited);
  const [budget, setBudget] = useState(writeDollars(user.budgetMicros));
  const [places, setPlaces] = useState(user.maxInFlight?.toString() ?? "");
  const { run, pending, error } = useAction(updateUserAction);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const role = admin ? "admin" : "user";
    const answer = await run({
      id: user.id,
      patch: {
        unlimited,
        budgetMicros: readDollars(budget),
        maxInFlight: places === "" ? null : Number(places),
        ...(role !== user.role && { role }),
      },
    });
    if (answer?.ok) onClose();
  }

  return (
    <form onSubmit={submit} aria-label={`Limits of ${user.email}`} className="grid gap-4 pt-4 pb-2">
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          id={`budget-${user.id}`}
          name="budget"
          label="Budget a month, in dollars"
          hint="Empty means the studio's default."
          inputMode="decimal"
          pattern="\$?\d+(\.\d{1,2})?"
          title="An amount like 100 or 12.50"
          value={budget}
          disabled={unlimited}
          onChange={(event) => setBudget(event.target.value)}
        />
        <FormField
          id={`places-${user.id}`}
          name="places"
          label="Videos at once"
          hint="Empty means the studio's default."
          type="number"
          min={1}
          max={100}
          value={places}
          disabled={unlimited}
          onChange={(event) => setPlaces(event.target.value)}
        />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Label>
          <Checkbox checked={unlimited} onCheckedChange={(checked) => setUnlimited(checked === true)} />
          No limits at all
        </Label>
        <Label>
          <Checkbox checked={admin} onCheckedChange={(checked) => setAdmin(checked === true)} />
          Admin
        </Label>
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="secondary" size="sm" aria-disabled={pending}>
          Save
        </Button>
        <Button type="button" variant="ghost" size="sm" onClick={onClose}>
          Cancel
        </Button>
        <FormNote error={error} />
      </div>
    </form>
  );
}
