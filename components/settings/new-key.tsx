"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A key that was just made, for the only time it can be seen. */
export function NewKey({ value }: { value: string }) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <div role="status" className="grid max-w-xl gap-2 rounded-md border border-primary-edge p-4">
      <p className="font-medium">Copy this key now. It will not be shown again.</p>
      <div className="flex gap-2">
        <Input
          readOnly
          aria-label="New API key"
          value={value}
          className="figures"
          onFocus={(event) => event.target.select()}
        />
        <Button type="button" variant="secondary" onClick={copy}>
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
    </div>
  );
}
