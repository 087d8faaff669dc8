import type { RefObject } from "react";
import { useDocumentKeys } from "@/components/hooks/use-document-keys";
import { isPageKey, shortcutsEnabled } from "@/components/shortcuts";

/** `/` and `n` put the cursor in the prompt from anywhere that is not a text field or an open dialog. */
export function usePromptKey(ref: RefObject<HTMLTextAreaElement | null>) {
  useDocumentKeys((event) => {
    if ((event.key !== "/" && event.key !== "n") || !isPageKey(event) || !shortcutsEnabled()) return;
    event.preventDefault();
    ref.current?.focus();
  });
}
