import { useEffect, useRef } from "react";
import type { ErrorInfo } from "@/lib/errors";

/**
 * For a form's `ref`: puts the focus in the field that was refused. Where none was, the focus stays on the button, which
 * therefore is never `disabled` while it waits, and the words beside it are read out.
 */
export function useRefusedField(error: ErrorInfo | null | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = error?.field && form.current?.elements.namedItem(error.field);
    if (field instanceof HTMLElement) field.focus();
  }, [error]);
  return form;
}
