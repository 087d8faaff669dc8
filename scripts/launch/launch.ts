import { readAddress, requireFree } from "./address";
import { appEnvironment, checkEnvironment } from "./app-environment";
import { buildWhenStale } from "./build";
import { migrateDatabase } from "./database";
import { loadEnvFiles } from "./env-files";
import { generateClient } from "./generate";
import { serve } from "./serve";
import { showTable } from "./show-table";
import { startParts } from "./start-parts";
import { isStopping, stopAll, stopOnSignals } from "./stopping";
import { UserError } from "./user-error";

/** Starts all of Dailies and keeps it running until it is told to stop. */
export async function launch(command: "start" | "dev"): Promise<void> {
  stopOnSignals();
  try {
    await bringUp(command);
  } catch (error) {
    // Stopped half-way up, things fail because they were told to end; that is no news.
    if (isStopping()) return await stopAll();
    console.error(error instanceof UserError ? error.message : error);
    await stopAll();
    process.exit(1);
  }
}

async function bringUp(command: "start" | "dev"): Promise<void> {
  loadEnvFiles();
  const app = await readAddress();
  const parts = await startParts(app);
  await requireFree(app);
  const environment = appEnvironment(command === "dev" ? "development" : "production", app, parts);
  await checkEnvironment(environment);
  generateClient();
  const database = parts.find((part) => part.name === "database");
  await migrateDatabase(environment.DATABASE_URL ?? "", database?.where ?? "");
  if (command === "start") await buildWhenStale(environment);
  await serve(command, app, environment);
  showTable(app, parts, environment.DATA_DIR ?? "");
}
