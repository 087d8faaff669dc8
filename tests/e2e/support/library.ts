import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, request } from "@playwright/test";
import { takeLock } from "../../../scripts/launch/lock";
import { password, sendPlainForm } from "./pages";

export type Account = { email: string; state: Awaited<ReturnType<BrowserContext["storageState"]>> };

/** An account whose library `npm run seed` has filled, signed in. With E2E_URL, E2E_DATA_DIR names that app's data. */
export async function makeLibrary(baseURL: string | undefined, videos: number): Promise<Account> {
  const email = `${randomUUID()}@example.com`;
  // The first draws the clips, the others find them in the bucket.
  const release = await takeLock(join(process.env.E2E_DATA_DIR ?? tmpdir(), "seeding.lock"), 120_000);
  try {
    await seed(["--videos", String(videos), "--shots", "3", "--draft", "--email", email, "--password", password]);
  } finally {
    release?.();
  }
  const context = await request.newContext({ baseURL });
  await sendPlainForm(context, "/sign-in", { email, password });
  const state = await context.storageState();
  await context.dispose();
  return { email, state };
}

function seed(args: string[]): Promise<void> {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/seed.ts", ...args];
  const env = { ...process.env, NODE_OPTIONS: "", DATA_DIR: process.env.E2E_DATA_DIR };
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((done, failed) =>
    child.once("exit", (code) => (code === 0 ? done() : failed(new Error(`seeding failed:\n${output}`)))),
  );
}
