import { useEffect } from "react";

/**
 * Where a phone's keyboard lies over the page instead of making it smaller, `--keyboard-height` tells by how much, so
 * that the dock stands on it.
 */
export function useKeyboardHeight() {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const root = document.documentElement;
    function measure() {
      // Zoomed in by the fingers, the page is moved about on purpose.
      const hidden = view && view.scale === 1 ? Math.round(root.clientHeight - view.height - view.offsetTop) : 0;
      root.style.setProperty("--keyboard-height", `${Math.max(0, hidden)}px`);
    }
    view.addEventListener("resize", measure);
    view.addEventListener("scroll", measure);
    return () => {
      view.removeEventListener("resize", measure);
      view.removeEventListener("scroll", measure);
      root.style.removeProperty("--keyboard-height");
    };
  }, []);
}
