import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { chooseFreePort } from "@/scripts/embedded/ports";
import { startApp } from "@/tests/harness/app";
import type { Rig } from "./rig";

/** The real app, as `npm start` serves it, on the rig's database and engine and the shared store. */
export async function startAppServer(rig: Rig, env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-faults-app-"));
  const { EMBEDDED: _, ...shared } = inject("studioEnv");
  const { EMBEDDED: __, ...own } = rig.env;
  const database = new URL(rig.env.DATABASE_URL as string);
  database.searchParams.set("application_name", "worker-app");
  const app = await startApp({
    dataDir,
    port: await chooseFreePort(),
    env: { ...shared, ...own, TICK_SECONDS: "1", LOG_LEVEL: "error", ...env, DATABASE_URL: database.href },
  });
  return {
    url: app.url,
    async stop() {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
