import type { ExternalToast } from "sonner";

export type ToastRequest = { message: string; options?: ExternalToast };

/** What `showToast` sends and the toast layer in the root layout listens for. */
export const TOAST_EVENT = "dailies:toast";

/** Shows a short message above the composer. The toast library loads with the first one. */
export function showToast(message: string, options?: ExternalToast) {
  window.dispatchEvent(new CustomEvent<ToastRequest>(TOAST_EVENT, { detail: { message, options } }));
}
