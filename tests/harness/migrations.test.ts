import { expect, it } from "vitest";
import { withClient } from "../../scripts/embedded/postgres-client";
import { startTemporaryPostgres } from "../../scripts/embedded/temporary-postgres";
import { applyMigrations } from "../../scripts/migrations/apply";
import { readMigrationList, readMigrations } from "../../scripts/migrations/history";
import { findDrift } from "../../scripts/migrations/make";
import { openSchemaEngine } from "../../scripts/migrations/schema-engine";

const filters = { externalTables: [], externalEnums: [] };

it("the migrations say what the schema says", async () => {
  expect(await findDrift()).toBe("");
});

it("two starts at once apply each migration once, and Prisma's own engine agrees with the result", async () => {
  const postgres = await startTemporaryPostgres();
  try {
    const applied = await Promise.all([applyMigrations(postgres.url), applyMigrations(postgres.url)]);
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
    const engine = await openSchemaEngine(postgres.url);
    const migrationsList = readMigrationList();
    const diagnosis = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
    expect(diagnosis).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
  } finally {
    await postgres.stop();
  }
});

it("stops at a migration that another tool left unfinished", async () => {
  await withClient(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('1', '', 'x', 'boom')`,
    );
  });
  await expect(applyMigrations(process.env.DATABASE_URL ?? "")).rejects.toThrow(/^Migration x .*\(boom\)/);
});
