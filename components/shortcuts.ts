import { useSyncExternalStore } from "react";

// Keys that are a single character can be turned off: people who dictate, or whose hands slip, press them unawares.

const KEY = "dailies:shortcuts";
const CHANGED = "dailies:shortcuts-changed";

export function shortcutsEnabled(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

function setShortcutsEnabled(enabled: boolean) {
  try {
    if (enabled) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
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

export function useShortcutsEnabled() {
  return [useSyncExternalStore(subscribe, shortcutsEnabled, () => true), setShortcutsEnabled] as const;
}

/** True for a key meant for the page: not typed into a field, not for an open dialog or menu, not part of a chord. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  if (
    target.isContentEditable ||
    target.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select")
  )
    return false;
  return document.querySelector(":is([role=dialog], [role=menu])[data-state=open], :popover-open") === null;
}
