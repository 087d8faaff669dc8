import { remainingBudget } from "@/components/composer/price";
import { formatMoney } from "@/lib/format";
import type { BudgetDto } from "@/lib/videos/schemas";

/** The price of this submit, and what is left this month beside it. */
export function Cost({ micros, budget }: { micros: number; budget: BudgetDto }) {
  const left = remainingBudget(budget);
  return (
    <p id="composer-cost" className="figures flex flex-col whitespace-nowrap text-right text-xs leading-4">
      <span className="text-foreground text-sm">{formatMoney(micros)}</span>
      {left !== null && (
        <span className={micros > left ? "text-destructive" : "text-muted-foreground"}>{formatMoney(left)} left</span>
      )}
    </p>
  );
}
