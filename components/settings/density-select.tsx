"use client";

import { useState } from "react";
import { updateProfileAction } from "@/app/settings/actions";
import { FormNote } from "@/components/form-note";
import { useAction } from "@/components/hooks/use-action";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import type { Preferences } from "@/lib/auth/preferences";

const options: [Preferences["density"], string][] = [
  ["comfortable", "Comfortable"],
  ["compact", "Compact, more clips at once"],
];

export function DensitySelect({ saved }: { saved: Preferences["density"] }) {
  const [density, setDensity] = useState(saved);
  const { run, error } = useAction(updateProfileAction);
  return (
    <div className="grid max-w-64 gap-1.5">
      <Label htmlFor="density">Library density</Label>
      <NativeSelect
        id="density"
        value={density}
        onChange={(event) => {
          const value = event.target.value as Preferences["density"];
          setDensity(value);
          void run({ preferences: { density: value } });
        }}
      >
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </NativeSelect>
      <FormNote error={error} />
    </div>
  );
}
