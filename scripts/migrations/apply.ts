import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { withClient } from "../embedded/postgres-client";
import { describeError, UserError } from "../launch/user-error";
import { type Migration, readMigrations } from "./history";

/** The advisory lock Prisma Migrate itself takes, so that two starts at once apply each migration once. */
const PRISMA_MIGRATE_LOCK = 72707369;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null };

/**
 * Does what `prisma migrate deploy` does, with the same table, checksums and lock, without its downloaded binary.
 * Gives the names of the migrations it applied.
 */
export function applyMigrations(databaseUrl: string, warn: (line: string) => void = () => {}): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    await client.query(CREATE_TABLE);
    const applied = await readApplied(client);
    const names: string[] = [];
    for (const migration of readMigrations()) {
      const before = applied.get(migration.name);
      if (before && before !== checksum(migration))
        warn(`Migration ${migration.name} was edited after it was applied.`);
      if (before) continue;
      await applyOne(client, migration);
      names.push(migration.name);
    }
    return names;
  });
}

/** Names of applied migrations with their checksums. A failed one stops everything, as it does in Prisma. */
async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<AppliedRow>(
    `SELECT migration_name, checksum, finished_at, logs FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new UserError(
      `Migration ${failed.migration_name} was begun by another tool and did not finish (${failed.logs ?? "no reason noted"}). Look at the database, then run: npx prisma migrate resolve`,
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** The file and the row that tells of it are one transaction: a crash or a mistake in between leaves neither. */
async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum(migration), migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new UserError(`Migration ${migration.name} failed and was undone: ${describeError(error)}`);
  }
}

function checksum({ sql }: Migration): string {
  return createHash("sha256").update(sql).digest("hex");
}
