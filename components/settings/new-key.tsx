"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A key that was just made, for the only time it can be seen. */
export function NewKey({ value }: { value: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // It appears above the button that made it, perhaps out of sight, and is gone with the page.
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: "center" });
  }, []);

  async function copy() {
    try {
      // Not there over plain http, and it can be forbidden: then it is done by hand.
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
      field.current?.select();
    }
  }

  return (
    <div role="status" className="grid max-w-xl gap-2 rounded-md border border-primary-edge p-4">
      <p className="font-medium">Copy this key now. It will not be shown again.</p>
      <div className="flex gap-2">
        <Input
          ref={field}
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
      {copied === false && <p>Press Ctrl+C, or ⌘C on a Mac, to copy it.</p>}
    </div>
  );
}
