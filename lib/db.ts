import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { log } from "./log";

// One pool per process, kept across hot reloads in development.
const shared = globalThis as unknown as { dailiesDb?: { pool: pg.Pool; db: PrismaClient } };

/** How long a process that was frozen in the middle of a transaction keeps others from what it had locked. */
const idleTransactionMs = 5000;

function connect() {
  const timeout = env().DATABASE_TIMEOUT_SECONDS * 1000;
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // The server ends a slow statement itself; where the server is gone without a word, the client ends the wait.
    query_timeout: timeout && timeout + 5000,
    onConnect: async (client) => {
      await client.query(
        `SET idle_in_transaction_session_timeout = ${idleTransactionMs}; SET statement_timeout = ${timeout}`,
      );
    },
  });
  // A failover drops idle connections; the pool replaces them and nobody needs to die of it.
  pool.on("error", (error) => log.warn({ reason: error.message }, "database connection lost"));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function connection() {
  shared.dailiesDb ??= connect();
  return shared.dailiesDb;
}

/** The database. Connects on first use, so that importing a module costs nothing. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, name) => Reflect.get(connection().db, name),
});

export type Transaction = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/**
 * Runs one statement straight on the pool, prepared once for each connection: the lifecycle's few long statements take
 * longer to plan and to pass through Prisma than to run. Their text must not vary with their values.
 */
export async function execute<Row extends object>(statement: Prisma.Sql): Promise<{ rows: Row[]; count: number }> {
  const { text, values } = statement;
  const name = env().DATABASE_PREPARED ? createHash("sha1").update(text).digest("base64url") : undefined;
  const { rows, rowCount } = await connection().pool.query<Row>({ name, text, values });
  return { rows, count: rowCount ?? 0 };
}

/** Closes all connections: for scripts and tests. */
export async function disconnect(): Promise<void> {
  const open = shared.dailiesDb;
  shared.dailiesDb = undefined;
  await open?.db.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}

/** The database's clock. Times that decide anything come from here, never from the app's clock. */
export async function databaseNow(): Promise<Date> {
  const [row] = await db.$queryRaw<[{ now: Date }]>`SELECT now()`;
  return row.now;
}

/** A write was refused because something that must be unique is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

export type { Upload, User, Video, VideoAsset, VideoKind } from "@/prisma/generated/client";
export { Prisma };
