import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { cleanEnvironment, startApp } from "@/tests/harness/app";
import { launchOptions } from "@/tests/harness/browser";
import { chooseFreePort } from "../../embedded/ports";
import { onStop } from "../../launch/stopping";
import { UserError } from "../../launch/user-error";

/** Kept between runs, so that the library is drawn once. */
const dataDir = resolve(process.env.BENCH_DATA_DIR ?? ".data-bench");
const email = "bench@example.com";
const password = "correct horse battery";

export type Studio = { url: string; browser: BrowserContext; clipId: string };

let studio: Promise<Studio> | null = null;

/** The production build on a seeded library of 10,000 clips, and a browser signed in to it. One for all benches. */
export function openStudio(): Promise<Studio> {
  studio ??= start();
  return studio;
}

async function start(): Promise<Studio> {
  const env = { RATE_LIMIT_SCALE: "1000", LOG_LEVEL: "error" };
  const app = await startApp({ dataDir, port: await chooseFreePort(), env });
  onStop(app.stop);
  const chrome = await chromium.launch(await launchOptions());
  onStop(() => chrome.close());
  const context = await chrome.newContext({ baseURL: app.url, viewport: { width: 1280, height: 800 } });
  if (!(await signIn(context))) {
    seed();
    if (!(await signIn(context))) throw new UserError("The seeded account cannot sign in.");
  }
  const page = await context.newPage();
  await page.goto("/videos?status=completed");
  const clipId = (await page.locator("article").first().getAttribute("data-id")) ?? "";
  await page.close();
  return { url: app.url, browser: context, clipId };
}

async function signIn(context: BrowserContext): Promise<boolean> {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const inside = page.waitForURL("**/videos").then(() => true);
  const refused = page
    .getByText("The email or the password is wrong")
    .waitFor()
    .then(() => false);
  const answer = await Promise.race([inside, refused]);
  await page.close();
  return answer;
}

function seed(): void {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/seed.ts", "--videos", "10000"];
  const account = ["--email", email, "--password", password];
  const env = { ...cleanEnvironment(), NO_ENV_FILES: "1", DATA_DIR: dataDir };
  const { status } = spawnSync(process.execPath, [...args, ...account], { env, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new UserError("The library could not be seeded; the reason stands above.");
}
