import { randomBytes } from "node:crypto";
import { afterAll, inject, vi } from "vitest";
import { withClient } from "@/scripts/embedded/postgres-client";

// Runs before the imports of each test file. What the file before has left in this process goes: its modules (with what
// they remember) and its environment. Then sets the one that lib/env.ts will read, with a database of its own.

const shared = globalThis as { dailiesDb?: unknown; environmentAtStart?: NodeJS.ProcessEnv };
shared.environmentAtStart ??= { ...process.env };
vi.resetModules();
vi.unstubAllGlobals();
vi.unstubAllEnvs();
vi.useRealTimers();
for (const name of Object.keys(process.env)) if (!(name in shared.environmentAtStart)) delete process.env[name];
Object.assign(process.env, shared.environmentAtStart);

const template = new URL(inject("templateDatabaseUrl"));
const name = `test_${randomBytes(8).toString("hex")}`;
const own = new URL(template);
own.pathname = `/${name}`;
// CREATE DATABASE waits for nobody in the template, so it is reached through another one.
const maintenance = new URL(template);
maintenance.pathname = "/postgres";

await withClient(maintenance.href, (client) =>
  client.query(`CREATE DATABASE ${name} TEMPLATE "${template.pathname.slice(1)}"`),
);
Object.assign(process.env, inject("studioEnv"), { DATABASE_URL: own.href });
(await import("@/lib/log")).log.level = process.env.LOG_LEVEL as string;

afterAll(async () => {
  // Only a file that used the database has loaded the module that must let go of it. The database itself goes with the
  // whole cluster when the run ends: dropping each cost more than keeping all.
  if (shared.dailiesDb) await (await import("@/lib/db")).disconnect();
});
