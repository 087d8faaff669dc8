import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlQuery, type SqlQueryable, type SqlResultSet } from "@prisma/driver-adapter-utils";
import type pg from "pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
/** The adapter's private step between a query and its result set. */
type WithPerformIO = { performIO(query: SqlQuery): Promise<pg.QueryArrayResult> };

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** `@prisma/adapter-pg` made fit for the schema engine, which asks more of it than queries do. */
export class MigrationAdapterFactory extends PrismaPg {
  readonly #connection: pg.PoolConfig;

  /** `url` is taken apart: given as a whole it would also win over the name of the shadow database. */
  constructor(url: string) {
    const { hostname, port, username, password, pathname } = new URL(url);
    const connection: pg.PoolConfig = {
      host: hostname,
      port: Number(port || 5432),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
    };
    super(connection);
    this.#connection = connection;
  }

  override async connect(): Promise<Adapter> {
    return fitForMigrations(await super.connect());
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const main = await this.connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = fitForMigrations(await new PrismaPg({ ...this.#connection, database }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

function fitForMigrations(adapter: Adapter): Adapter {
  readInternalChars(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => {
    const transaction = await startTransaction(level);
    readInternalChars(transaction);
    return transaction;
  };
  // The adapter splits a script at every semicolon, function bodies included. Sent whole, it is also one transaction.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

/** Catalog queries return PostgreSQL's one-byte "char", a type the adapter does not know and the engine expects. */
function readInternalChars(queryable: SqlQueryable): void {
  const queryRaw = queryable.queryRaw;
  const performIO = (queryable as unknown as WithPerformIO).performIO.bind(queryable);
  queryable.queryRaw = async (query): Promise<SqlResultSet> => {
    const columns: number[] = [];
    const readAsText = async (inner: SqlQuery) => {
      const result = await performIO(inner);
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== INTERNAL_CHAR) return;
        field.dataTypeID = TEXT;
        columns.push(index);
      });
      return result;
    };
    const result = await queryRaw.call(Object.create(queryable, { performIO: { value: readAsText } }), query);
    for (const index of columns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
