import type { BudgetDto, ModelDto } from "@/lib/videos/schemas";

/** Price of one clip in micro-dollars, as the catalogue counts it. */
export function priceOfClip(model: ModelDto, size: string, seconds: number): number {
  return Math.round((model.pricePerSecond[size] ?? model.pricePerSecond["*"] ?? 0) * seconds);
}

/** What may still be spent this month, in micro-dollars; null = no limit. */
export function remainingBudget({ limitMicros, usedMicros }: BudgetDto): number | null {
  return limitMicros === null ? null : Math.max(0, limitMicros - usedMicros);
}
