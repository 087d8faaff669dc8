import type { ExternalToast } from "sonner";

/** Shows a short message at the bottom; the toast library loads with the first one. */
export async function showToast(message: string, options?: ExternalToast) {
  const { toast } = await import("sonner");
  toast(message, options);
}
