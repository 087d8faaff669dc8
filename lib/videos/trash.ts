import "server-only";
import { Prisma } from "@/lib/db";

// A video lies in the trash since its `deleted_at`. One that is removed for good lies there since 1970: nobody sees it
// or takes it out any more, and the sweep finds it past every retention time.

export const removedForGood = new Date(0);

/** The same in SQL. */
export const removedForGoodSql = Prisma.sql`'epoch'::timestamptz`;

/** For a `where`: in the trash, and its user can still take it out. */
export const inTrash = { deletedAt: { gt: removedForGood } };
