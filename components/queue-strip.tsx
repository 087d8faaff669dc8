import Link from "next/link";
import { Fragment } from "react";
import { formatMoney, formatWait } from "@/lib/format";
import { liveStatuses } from "@/lib/videos/lifecycle";
import type { BudgetDto, QueueDto } from "@/lib/videos/schemas";

type Part = { text: string; href?: string };

function partsOf(queue: QueueDto): Part[] {
  const { running, saving, queued, uncertain, doneToday, failedToday, secondsLeft } = queue;
  const today = new Date().toISOString().slice(0, 10);
  const since = (status: string) => `/videos?status=${status}&from=${today}`;
  const wait = secondsLeft ? `, about ${formatWait(secondsLeft)}`.replace("about under", "under") : "";
  const live = [
    running > 0 && `${running} running`,
    saving > 0 && `${saving} saving`,
    queued > 0 && `${queued} queued`,
    uncertain > 0 && `${uncertain} unconfirmed`,
  ].filter((text) => text !== false);
  const parts: Part[] = [
    live.length > 0
      ? { text: live.join(" · ") + wait, href: `/videos?status=${liveStatuses.join(",")}` }
      : { text: "Nothing running" },
  ];
  if (doneToday > 0) parts.push({ text: `${doneToday} done today`, href: since("completed") });
  if (failedToday > 0) parts.push({ text: `${failedToday} failed`, href: since("failed") });
  return parts;
}

/** One line: what is in flight, what today brought and what this month has cost. Always there, so nothing moves. */
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
        <span className="truncate">
          {partsOf(queue).map(({ text, href }, index) => (
            <Fragment key={href ?? text}>
              {index > 0 && " · "}
              {href ? (
                <Link href={href} prefetch={false} className="rounded-sm transition-colors hover:text-foreground">
                  {text}
                </Link>
              ) : (
                text
              )}
            </Fragment>
          ))}
        </span>
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
