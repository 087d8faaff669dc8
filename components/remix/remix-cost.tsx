import { remainingBudget } from "@/components/composer/price";
import { formatMoney } from "@/lib/format";
import type { BudgetDto } from "@/lib/videos/schemas";

/** What the remix costs and what is left this month, beside the button that spends it. */
export function RemixCost({ price, budget }: { price: number; budget: BudgetDto | undefined }) {
  const left = budget ? remainingBudget(budget) : null;
  return (
    <p id="remix-cost" className="figures grid text-right text-xs leading-4">
      <span className="text-sm">{formatMoney(price)}</span>
      {left !== null && (
        <span className={price > left ? "text-destructive" : "text-muted-foreground"}>{formatMoney(left)} left</span>
      )}
    </p>
  );
}
