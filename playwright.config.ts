import { defineConfig } from "@playwright/test";
import { chooseFreePort } from "./scripts/embedded/ports";
import { launchOptions } from "./tests/harness/browser";

// Each worker reads this file again; all must speak of the same app. E2E_URL names one that runs already.
process.env.E2E_PORT ??= String(await chooseFreePort());
const running = process.env.E2E_URL;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: running ? undefined : "./tests/harness/start-app-once.ts",
  workers: 4,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: running ?? `http://127.0.0.1:${process.env.E2E_PORT}`,
    launchOptions: await launchOptions(),
    locale: "en-US",
    screenshot: "only-on-failure",
    // Recording every test would cost a fifth of the run: `npm run test:e2e -- --trace on` does.
    trace: "off",
  },
  projects: [
    // What only a finger can do.
    { name: "desktop", grepInvert: /@touch/, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      // What is the same at every width, or needs a keyboard or a mouse.
      grepInvert: /@once/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
});
