import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, Prisma, type Transaction, type Video } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import { getSettings, readSettings } from "@/lib/settings";
import type { BudgetDto } from "./schemas";

/** When this month began: spend counts by calendar month in UTC, by the database's clock. */
export const monthStart = Prisma.sql`date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;

async function usedThisMonth(userId: string, client: Transaction): Promise<number> {
  const [row] = await client.$queryRaw<[{ used: bigint }]>`
    SELECT COALESCE(sum(amount_micros), 0)::bigint AS used FROM usage
    WHERE user_id = ${userId}::uuid AND state IN ('held', 'settled')
      AND created_at >= ${monthStart}`;
  return Number(row.used);
}

/** The user's monthly budget and what is used of it, in micro-dollars. */
export async function getBudget(viewer: Viewer): Promise<BudgetDto> {
  const [user, settings, usedMicros] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { budgetMicros: true } }),
    getSettings(),
    usedThisMonth(viewer.id, db),
  ]);
  const limit = user.budgetMicros ?? settings.defaultBudgetMicros;
  return { limitMicros: viewer.unlimited || limit === null ? null : Number(limit), usedMicros };
}

/**
 * Inside a transaction: locks the user's row, so that of two starts only one can take the last of the budget.
 * Everything that starts a paid job passes here first.
 */
export async function lockUser(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
}

/** Inside the transaction, after lockUser. @throws AppError `budget_exceeded` when the price does not fit */
export async function assertWithinBudget(tx: Transaction, viewer: Viewer, priceMicros: number): Promise<void> {
  if (viewer.unlimited || priceMicros === 0) return;
  const user = await tx.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { budgetMicros: true } });
  const limit = user.budgetMicros ?? (await readSettings(tx)).defaultBudgetMicros;
  if (limit === null) return;
  const left = Number(limit) - (await usedThisMonth(viewer.id, tx));
  if (priceMicros <= left) return;
  const rest = formatMoney(Math.max(left, 0));
  throw new AppError("budget_exceeded", {
    message: `This costs ${formatMoney(priceMicros)}, and ${rest} of your monthly budget is left.`,
  });
}

/** Inside a transaction: gives back the price held for this attempt. What was settled or given back before stays so. */
export async function releaseHold(tx: Transaction, { id, attempt }: Pick<Video, "id" | "attempt">): Promise<void> {
  await tx.$executeRaw`
    UPDATE usage SET state = 'released', closed_at = now()
    WHERE video_id = ${id}::uuid AND attempt = ${attempt} AND state = 'held'`;
}
