import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, Prisma, type Transaction, type Video } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import { getSettings, readSettings } from "@/lib/settings";
import type { BudgetDto } from "./schemas";

/** What of the ledger counts as spent: this calendar month in UTC, by the database's clock; what is held too. */
export const spent = Prisma.sql`state IN ('held', 'settled')
  AND created_at >= date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;

/** Micro-dollars by user; a user without any is left out. */
export async function spentThisMonth(userIds: string[], client: Transaction = db): Promise<Map<string, number>> {
  const rows = await client.$queryRaw<{ userId: string; micros: bigint }[]>`
    SELECT user_id AS "userId", sum(amount_micros)::bigint AS micros FROM usage
    WHERE user_id = ANY (${userIds}::uuid[]) AND ${spent} GROUP BY user_id`;
  return new Map(rows.map(({ userId, micros }) => [userId, Number(micros)]));
}

/** The user's monthly budget and what is used of it, in micro-dollars. */
export async function getBudget(viewer: Viewer): Promise<BudgetDto> {
  const [user, settings, spending] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { budgetMicros: true } }),
    getSettings(),
    spentThisMonth([viewer.id]),
  ]);
  const limit = user.budgetMicros ?? settings.defaultBudgetMicros;
  const limitMicros = viewer.unlimited || limit === null ? null : Number(limit);
  return { limitMicros, usedMicros: spending.get(viewer.id) ?? 0 };
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
  const left = Number(limit) - ((await spentThisMonth([viewer.id], tx)).get(viewer.id) ?? 0);
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
