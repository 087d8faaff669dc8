"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";

type ConfirmButtonProps = Omit<ComponentProps<typeof Button>, "onClick" | "disabled"> & {
  /** What the button says when the second press will do it. */
  question: string;
  /** The last one is still under way. */
  pending?: boolean;
  onConfirm: () => void;
};

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
  return (
    <Button
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
