import { type RefObject, useEffect } from "react";

/** `/` and `n` put the cursor in the prompt from anywhere that is not a text field or an open dialog. */
export function usePromptKey(ref: RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (event.key !== "/" && event.key !== "n") return;
      const target = event.target as HTMLElement;
      if (target.isContentEditable || target.closest("input:not([type=radio]), textarea, select, [role=dialog]"))
        return;
      event.preventDefault();
      ref.current?.focus();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [ref]);
}
