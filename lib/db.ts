import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { log } from "./log";

// One pool per process, kept across hot reloads in development.
const shared = globalThis as unknown as { dailiesDb?: { pool: pg.Pool; db: PrismaClient } };

function connect() {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // A failover drops idle connections; the pool replaces them and nobody needs to die of it.
  pool.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameStatement }) }) };
}

const planOnceMark = "/* plan once */";

/**
 * Begins a statement that each connection prepares and keeps: `db.$queryRaw`${planOnce} UPDATE …``. For the lifecycle's
 * few long statements, which take longer to plan than to run. Their text must not vary with their values.
 */
export const planOnce = Prisma.raw(planOnceMark);

/** The name under which a connection keeps a statement; none for those that are not worth it. */
function nameStatement({ sql }: { sql: string }): string {
  if (!sql.startsWith(planOnceMark) || !env().DATABASE_PREPARED) return "";
  return createHash("sha1").update(sql).digest("base64url");
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

export type { Upload, User, Video, VideoAsset, VideoKind } from "@/prisma/generated/client";
export { Prisma } from "@/prisma/generated/client";
