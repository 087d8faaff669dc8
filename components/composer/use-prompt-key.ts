import { type RefObject, useEffect } from "react";
import { isPageKey, shortcutsEnabled } from "@/components/shortcuts";

/** `/` and `n` put the cursor in the prompt from anywhere that is not a text field or an open dialog. */
export function usePromptKey(ref: RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.key !== "/" && event.key !== "n") || !isPageKey(event) || !shortcutsEnabled()) return;
      event.preventDefault();
      ref.current?.focus();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [ref]);
}
