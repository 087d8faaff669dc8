"use client";

import { useId, useState } from "react";

/** About what fits the lines that are shown of a folded text. */
const FITS = 300;

/** A text as it was written. Of a long one the first lines, the rest on demand: what follows stays within reach. */
export function FoldingText({ text }: { text: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const long = text.length > FITS || text.split("\n").length > 6;
  return (
    <div className="grid justify-items-start gap-1.5">
      <p
        id={id}
        dir="auto"
        data-folded={(long && !open) || undefined}
        className="w-full whitespace-pre-wrap text-base text-muted-foreground [overflow-wrap:anywhere] data-folded:line-clamp-6"
      >
        {text}
      </p>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-mx-1 min-h-6 rounded-sm px-1 text-foreground text-sm underline decoration-border underline-offset-4"
        >
          {open ? "Show less" : "Show the whole prompt"}
        </button>
      )}
    </div>
  );
}
