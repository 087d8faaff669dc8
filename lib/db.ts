import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/prisma/generated/client";
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
