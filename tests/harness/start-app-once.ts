import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moodOf } from "../e2e/support/claude-moods";
import { startFakeAnthropic } from "../fakes/anthropic";
import { startApp } from "./app";

/** One app for the whole browser run: a fast demo engine, a fake Claude, limits out of the way, the rest as users have it. */
export default async function startAppOnce(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-e2e-"));
  // Tests that need many clips write them there (tests/e2e/support/library.ts).
  process.env.E2E_DATA_DIR = dataDir;
  // Run by root, PostgreSQL is another user, who must be able to walk in.
  await chmod(dataDir, 0o711);
  const claude = await startFakeAnthropic({ behaviourFor: moodOf });
  const env = {
    DEMO_SPEED: "5",
    DEMO_RENDER: "cached",
    RATE_LIMIT_SCALE: "1000",
    TICK_SECONDS: "1",
    ANTHROPIC_API_KEY: claude.apiKey,
    ANTHROPIC_BASE_URL: claude.url,
  };
  const app = await startApp({ dataDir, port: Number(process.env.E2E_PORT), env });
  return async () => {
    await app.stop();
    await claude.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
