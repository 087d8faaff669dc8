import { formatMoney, formatWait } from "@/lib/format";
import type { BudgetDto, QueueDto } from "@/lib/videos/schemas";

function queueText({ running, saving, queued, uncertain, secondsLeft }: QueueDto): string {
  const parts = [
    running && `${running} running`,
    saving && `${saving} saving`,
    queued && `${queued} queued`,
    uncertain && `${uncertain} unconfirmed`,
  ].filter(Boolean);
  if (parts.length === 0) return "Nothing running";
  const wait = secondsLeft ? `, about ${formatWait(secondsLeft)}`.replace("about under", "under") : "";
  return parts.join(" · ") + wait;
}

/** One line: what is in flight and what this month has cost. Always there, so nothing moves when work starts. */
export function QueueStrip({ queue, budget }: { queue: QueueDto; budget: BudgetDto }) {
  const live = queue.running + queue.saving + queue.queued > 0;
  return (
    <div className="flex h-10 items-center justify-between gap-4 px-4 text-muted-foreground text-xs md:px-6">
      <p className="flex min-w-0 items-center gap-2">
        <span
          aria-hidden
          className={
            live ? "size-1.5 shrink-0 rounded-full bg-live" : "size-1.5 shrink-0 rounded-full border border-input"
          }
        />
        <span className="truncate">{queueText(queue)}</span>
      </p>
      <p className="shrink-0">
        <span className="figures text-foreground">{formatMoney(budget.usedMicros)}</span>
        {budget.limitMicros !== null && (
          <>
            {" of "}
            <span className="figures">{formatMoney(budget.limitMicros, "short")}</span>
          </>
        )}
        <span className="max-sm:sr-only"> this month</span>
      </p>
    </div>
  );
}
