import { useEffectEvent, useLayoutEffect } from "react";

/**
 * Hears every key pressed on the page, wherever the focus is, as soon as the page shows. An ordinary effect would come
 * only when the picture has glided to its place (`ViewTransition` holds effects back), and keys until then were lost.
 */
export function useDocumentKeys(onKeyDown: (event: KeyboardEvent) => void) {
  const listener = useEffectEvent(onKeyDown);
  useLayoutEffect(() => {
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
