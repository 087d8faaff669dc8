// Keys that are a single character can be turned off: people who dictate, or whose hands slip, press them unawares.

export const SHORTCUTS_KEY = "dailies:shortcuts";

export function shortcutsEnabled(): boolean {
  try {
    return localStorage.getItem(SHORTCUTS_KEY) !== "off";
  } catch {
    return true;
  }
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
