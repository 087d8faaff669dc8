import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { startApp } from "../tests/harness/app";
import { launchOptions } from "../tests/harness/browser";
import { chooseFreePort } from "./embedded/ports";
import { runCommand } from "./launch/run-command";
import { runTool } from "./testing/run-tool";

// Every page in both themes and widths, on a seeded library, into screenshots/: to be looked at.

const account = { email: "ada@example.com", password: "correct horse battery" };
const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

type Shot = { name: string; path: string; signedOut?: boolean; act?: (page: Page) => Promise<unknown> };

const pressOn = (name: string) => (page: Page) => page.getByRole("button", { name }).first().click();
const openFirstClip = async (page: Page) => {
  await page
    .getByRole("article")
    .filter({ hasText: /Completed/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  await page.locator("[data-player] video").waitFor();
};

const shots: Shot[] = [
  { name: "sign-in", path: "/sign-in", signedOut: true },
  { name: "register", path: "/register", signedOut: true },
  { name: "library", path: "/videos" },
  {
    name: "compare",
    path: "/videos?status=completed",
    act: async (page) => {
      const id = async (index: number) => page.getByRole("article").nth(index).getAttribute("data-id");
      await page.goto(`/videos/compare?a=${await id(0)}&b=${await id(1)}`);
      await page.locator("video").first().waitFor();
    },
  },
  { name: "library-failed", path: "/videos?status=failed" },
  { name: "library-nothing-matches", path: "/videos?q=zzzz" },
  { name: "library-favourites", path: "/videos?favorite=true" },
  {
    name: "library-filter",
    path: "/videos?shape=portrait&status=completed",
    act: async (page) => {
      await pressOn("Filter, 2 active")(page);
      await page.getByRole("dialog", { name: "Filter" }).waitFor();
    },
  },
  {
    name: "library-selection",
    path: "/videos",
    act: async (page) => {
      for (const index of [0, 2]) {
        await page.getByRole("article").nth(index).getByRole("checkbox").focus();
        await page.keyboard.press("Space");
      }
      await page.getByRole("toolbar").waitFor();
    },
  },
  {
    name: "library-menu",
    path: "/videos?status=completed",
    act: async (page) => {
      await page.getByRole("article").first().hover();
      await page
        .getByRole("article")
        .first()
        .getByRole("button", { name: /^More for/ })
        .click();
      await page.getByRole("menu").waitFor();
    },
  },
  { name: "library-trash", path: "/videos?trash=true" },
  {
    name: "library-long-prompt",
    path: "/videos",
    act: (page) => page.getByRole("textbox", { name: "Prompt" }).fill("A slow push-in through fog. ".repeat(60)),
  },
  { name: "clip", path: "/videos?status=completed", act: openFirstClip },
  {
    name: "clip-remix",
    path: "/videos?status=completed",
    act: async (page) => {
      await openFirstClip(page);
      await pressOn("Remix")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "collections", path: "/videos/collections" },
  {
    name: "collection",
    path: "/videos/collections",
    act: async (page) => {
      await page
        .getByRole("link", { name: / [2-9]\d* clips$/ }) // an empty one shows no clip
        .first()
        .click();
      await page.getByRole("article").first().waitFor();
    },
  },
  { name: "settings", path: "/settings" },
  { name: "admin", path: "/admin" },
  { name: "not-found", path: "/videos/00000000-0000-7000-8000-000000000000" },
];

async function take(context: BrowserContext, theme: string, width: string, { name, path, act }: Shot): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto(path, { waitUntil: "networkidle" });
    await act?.(page);
    await page.waitForTimeout(800);
    await page.screenshot({ path: `screenshots/${name}.${width}.${theme}.png` });
  } catch (error) {
    console.error(`${name}.${width}.${theme}: ${(error as Error).message.split("\n")[0]}`);
    process.exitCode = 1;
  } finally {
    await page.close();
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/videos$/);
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-screenshots-"));
  await chmod(dataDir, 0o711);
  await mkdir("screenshots", { recursive: true });
  const app = await startApp({ dataDir, port: await chooseFreePort(), env: { RATE_LIMIT_SCALE: "1000" } });
  const browser = await chromium.launch(await launchOptions());
  try {
    const seed = ["--import", "tsx", "scripts/seed.ts", "--videos", "120", "--shots", "12"];
    const options = ["--email", account.email, "--password", account.password];
    await runTool("--conditions=react-server", [...seed, ...options], { DATA_DIR: dataDir });
    for (const theme of ["dark", "light"] as const)
      for (const [width, viewport] of Object.entries(widths)) {
        const settings = { baseURL: app.url, viewport, colorScheme: theme, hasTouch: width === "phone" };
        const stranger = await browser.newContext(settings);
        const user = await browser.newContext(settings);
        await signIn(await user.newPage());
        for (const shot of shots) await take(shot.signedOut ? stranger : user, theme, width, shot);
        await Promise.all([stranger.close(), user.close()]);
        console.log(`${width}, ${theme}: ${shots.length} pages`);
      }
  } finally {
    await browser.close();
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

void runCommand(main);
