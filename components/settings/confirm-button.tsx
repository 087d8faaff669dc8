"use client";

import { type ComponentProps, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type ConfirmButtonProps = Omit<ComponentProps<typeof Button>, "onClick" | "disabled"> & {
  /** What the button says when the second press will do it. */
  question: string;
  /** The last one is still under way. */
  pending?: boolean;
  onConfirm: () => void;
};

/** Where the focus goes when the row of a list goes: to a neighbour, else to what follows the list. */
function besideRow(row: Element | null | undefined) {
  const place = row?.nextElementSibling ?? row?.previousElementSibling ?? row?.parentElement?.nextElementSibling;
  return place?.querySelector<HTMLElement>("button, input");
}

/** Asks once more in its own place; leaving it calls the question off. */
export function ConfirmButton({
  question,
  pending,
  onConfirm,
  children,
  "aria-label": label,
  ...props
}: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own && document.activeElement === own) besideRow(own.closest("li"))?.focus();
    };
  }, []);

  return (
    <Button
      ref={button}
      type="button"
      variant={asking ? "destructive" : "ghost"}
      size="sm"
      aria-disabled={pending}
      {...props}
      aria-label={asking ? question : label}
      onBlur={() => setAsking(false)}
      onClick={() => {
        if (pending) return;
        setAsking(!asking);
        if (asking) onConfirm();
      }}
    >
      {asking ? question : children}
    </Button>
  );
}
