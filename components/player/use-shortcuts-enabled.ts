import { useSyncExternalStore } from "react";
import { SHORTCUTS_KEY, shortcutsEnabled } from "@/components/shortcuts";

const CHANGED = "dailies:shortcuts-changed";

function setShortcutsEnabled(enabled: boolean) {
  try {
    if (enabled) localStorage.removeItem(SHORTCUTS_KEY);
    else localStorage.setItem(SHORTCUTS_KEY, "off");
  } catch {
    // Storage is forbidden: they stay on.
  }
  dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void) {
  addEventListener(CHANGED, onChange);
  addEventListener("storage", onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener("storage", onChange);
  };
}

/** Whether keys that are a single character do anything in this browser, and how to change that. */
export function useShortcutsEnabled() {
  return [useSyncExternalStore(subscribe, shortcutsEnabled, () => true), setShortcutsEnabled] as const;
}
