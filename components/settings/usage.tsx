import { formatBytes, formatMoney, formatWait } from "@/lib/format";
import type { BudgetDto } from "@/lib/videos/schemas";
import type { VideoStats } from "@/lib/videos/stats";

type UsageProps = { stats: VideoStats; budget: BudgetDto; engineLabels: Record<string, string> };

/** Numbers of one account: money first, then clips, time and space. */
export function Usage({ stats, budget, engineLabels }: UsageProps) {
  const { completed, failed, live, trashed, successRate } = stats;
  const limit = budget.limitMicros === null ? "no limit" : `of ${formatMoney(budget.limitMicros, "short")}`;
  return (
    <div className="grid gap-6">
      <div className="grid grid-cols-2 gap-x-6 gap-y-6 lg:grid-cols-4">
        <Figure name="Spent this month" value={formatMoney(budget.usedMicros)} note={limit} />
        <Figure name="Clips" value={String(completed)} note={live ? `${live} being made` : `${trashed} in the trash`} />
        <Figure
          name="Success rate"
          value={successRate === null ? "–" : `${Math.round(successRate * 100)} %`}
          note={failed ? `${failed} failed, not charged` : "none failed"}
        />
        <Figure name="Storage" value={formatBytes(stats.storageBytes)} note="trash included" />
      </div>
      {stats.spend.length > 0 && (
        <Table
          caption="Spend this month"
          rows={stats.spend.map(({ engine, micros, starts }) => [
            engineLabels[engine] ?? engine,
            starts === 1 ? "1 start" : `${starts} starts`,
            formatMoney(micros),
          ])}
        />
      )}
      {stats.times.length > 0 && (
        <Table
          caption="Usual time to make a clip"
          rows={stats.times.map(({ model, seconds, clips }) => [
            model,
            clips === 1 ? "1 clip" : `last ${clips} clips`,
            seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : formatWait(seconds),
          ])}
        />
      )}
    </div>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <dl className="grid gap-0.5">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="figures text-xl">{value}</dd>
      <dd className="text-muted-foreground text-xs">{note}</dd>
    </dl>
  );
}

function Table({ caption, rows }: { caption: string; rows: [string, string, string][] }) {
  return (
    <table className="w-full">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <tbody>
        {rows.map(([name, note, value]) => (
          <tr key={name} className="border-t">
            <th scope="row" className="py-2 text-left font-normal">
              {name}
            </th>
            <td className="py-2 text-right text-muted-foreground">{note}</td>
            <td className="figures w-28 py-2 text-right">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
