import type { ComposerError, Draft } from "@/components/composer/draft";
import { priceOfClip, remainingBudget } from "@/components/composer/price";
import { formatMoney } from "@/lib/format";
import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";

/** Said before the submit: what the month's budget lacks for this draft; null = it is enough. */
export function overBudget(draft: Draft, model: ModelDto, budget: BudgetDto): ComposerError | null {
  const price = priceOfClip(model, draft.size, draft.seconds) * draft.count;
  const left = remainingBudget(budget);
  if (left === null || price <= left) return null;
  return { message: `This is ${formatMoney(price - left)} more than is left of your budget for the month.` };
}

/** Why the studio would refuse a draft, as far as the browser knows; null = nothing is in the way. */
export function refuseDraft(draft: Draft, model: ModelDto, budget: BudgetDto): ComposerError | null {
  if (draft.prompt.trim() === "") return { message: "Describe the shot first.", field: "prompt" };
  if (draft.prompt.trim().length > model.maxPrompt) {
    const limit = model.maxPrompt.toLocaleString("en-US");
    return { message: `The prompt is too long: at most ${limit} characters.`, field: "prompt" };
  }
  if (draft.uploadId && !model.image) {
    const message = `${model.label} cannot begin from a picture. Choose another model or remove it.`;
    return { message, field: "uploadId" };
  }
  return overBudget(draft, model, budget);
}
