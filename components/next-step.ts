import type { FailureAction, VideoDto } from "@/lib/videos/schemas";

export type NextStep = "retry" | "retry_copy" | "edit_prompt" | "dismiss";

export type Offer = { step: Exclude<NextStep, "dismiss">; label: string; canDismiss?: boolean };

const OFFERS: Record<FailureAction, Offer | null> = {
  retry: { step: "retry", label: "Try again" },
  retry_copy: { step: "retry_copy", label: "Fetch again" },
  edit_prompt: { step: "edit_prompt", label: "Edit prompt" },
  confirm_start: { step: "retry", label: "Try again", canDismiss: true },
  none: null,
};

/** The right next step for a clip that stopped; null when there is none, as in the trash, where nothing starts unseen. */
export function nextStepOf({ status, failure, deletedAt }: VideoDto): Offer | null {
  if (deletedAt) return null;
  if (failure) return OFFERS[failure.action];
  // Without words about it, e.g. just canceled here: like any failure of an unknown kind, it can be tried again.
  return status === "failed" || status === "canceled" ? OFFERS.retry : null;
}
