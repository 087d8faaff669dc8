import { remainingBudget } from "@/components/composer/price";
import { formatMoney } from "@/lib/format";
import type { BudgetDto } from "@/lib/videos/schemas";

type CostProps = {
  /** What the button that spends it is described by. */
  id: string;
  micros: number;
  /** Undefined until it is known. */
  budget: BudgetDto | undefined;
};

/** The price of this submit, and what is left this month under it. */
export function Cost({ id, micros, budget }: CostProps) {
  const left = budget ? remainingBudget(budget) : null;
  return (
    <p id={id} className="figures flex flex-col whitespace-nowrap text-right text-xs leading-4">
      <span className="text-foreground text-sm">{formatMoney(micros)}</span>
      {left !== null && (
        <span className={micros > left ? "text-destructive" : "text-muted-foreground"}>{formatMoney(left)} left</span>
      )}
    </p>
  );
}
