import { startTemporaryPostgres } from "../embedded/temporary-postgres";
import { describeError, UserError } from "../launch/user-error";
import { readMigrationList, readSchema, writeMigration } from "./history";
import { openSchemaEngine } from "./schema-engine";

/** What the schema says beyond the migrations, as SQL; empty when they agree. Works on a throw-away database. */
export async function findDrift(): Promise<string> {
  const postgres = await startTemporaryPostgres();
  try {
    const engine = await openSchemaEngine(postgres.url);
    const difference = await engine.diff({
      from: { tag: "migrations", ...readMigrationList() },
      to: { tag: "schemaDatamodel", ...readSchema() },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return difference.exitCode === 2 ? (difference.stdout ?? "") : "";
  } catch (error) {
    throw new UserError(`Prisma's schema engine: ${describeError(error)}`);
  } finally {
    await postgres.stop();
  }
}

/** Writes the migration that brings the history up to the schema. Gives its path, or null when there is nothing. */
export async function makeMigration(name: string): Promise<string | null> {
  const sql = await findDrift();
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  return sql ? writeMigration({ name: `${timestamp}_${name}`, sql }) : null;
}
