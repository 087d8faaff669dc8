/** Replaces part of a text box as typing would: the cursor follows, and the browser's own undo takes it back. */
export function replaceText(box: HTMLTextAreaElement, from: number, to: number, text: string) {
  box.focus({ preventScroll: true });
  box.setSelectionRange(from, to);
  if (from === to && text === "") return;
  // Deprecated, and still the only way into the undo history that all browsers have.
  if (text ? document.execCommand("insertText", false, text) : document.execCommand("delete")) return;
  box.setRangeText(text, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
