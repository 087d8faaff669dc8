import { startPostgres } from "../embedded/postgres";
import { applyMigrations } from "../migrations/apply";
import type { Ground, Part } from "./parts";
import { onStop, stopWith } from "./stopping";
import { describeError, UserError } from "./user-error";

export const DATABASE = "dailies";

/** PostgreSQL out of the npm package, on the data folder. */
export async function startDatabase({ dataDir, secrets, ports }: Ground): Promise<Part> {
  const logFile = dataDir.log("postgres");
  const postgres = await startPostgres({
    folder: dataDir.postgres,
    password: secrets.POSTGRES_PASSWORD,
    database: DATABASE,
    preferredPort: ports.preferred("postgres"),
    logFile,
  });
  onStop(postgres.stop);
  stopWith(postgres.child, "database", `See ${logFile}`);
  ports.remember("postgres", postgres.url);
  return {
    name: "database",
    embedded: true,
    what: "embedded PostgreSQL",
    where: `127.0.0.1:${postgres.port}`,
    env: { DATABASE_URL: postgres.url },
  };
}

export function yourDatabase(url: string): Part {
  if (!/^postgres(ql)?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new UserError("DATABASE_URL is not a PostgreSQL address: postgresql://user:password@host:5432/database");
  }
  const { host, pathname } = new URL(url);
  return { name: "database", embedded: false, what: "your PostgreSQL", where: `${host}${pathname}`, env: {} };
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "there is no such host",
  ETIMEDOUT: "it does not answer",
  "28P01": "the password is wrong",
  "28000": "it does not let this user in",
  "3D000": "there is no such database",
};

/** Brings the database up to date. A database that cannot be reached is told in one line, without its password. */
export async function migrateDatabase(url: string, where: string): Promise<string[]> {
  try {
    return await applyMigrations(url, (line) => console.error(line));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as { code?: string }).code ?? "";
    throw new UserError(
      `Cannot use the database at ${where}: ${REASONS[code] ?? describeError(error)}. Check DATABASE_URL, or leave it unset for the embedded one.`,
    );
  }
}
