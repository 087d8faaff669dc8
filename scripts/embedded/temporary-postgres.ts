import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningPostgres, startPostgres } from "./postgres";

/** An empty PostgreSQL that forgets everything when stopped: durability is off, so it is fast. For tests and tools. */
export async function startTemporaryPostgres(settings: Record<string, string> = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "dailies-postgres-"));
  // PostgreSQL may run as another user, who must be able to walk in.
  await chmod(folder, 0o711);
  const running = await startPostgres({
    folder: join(folder, "data"),
    password: randomBytes(12).toString("hex"),
    database: "dailies",
    logFile: join(folder, "postgres.log"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", ...settings },
  });
  const stop = async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...running, stop };
}
