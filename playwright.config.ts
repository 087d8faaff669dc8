import { defineConfig } from "@playwright/test";
import { chooseFreePort } from "./scripts/embedded/ports";
import { launchOptions } from "./tests/harness/browser";

// Each worker reads this file again; all must speak of the same app. E2E_URL names one that runs already.
process.env.E2E_PORT ??= String(await chooseFreePort());
const running = process.env.E2E_URL;

const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: "dark" } as const;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: running ? undefined : "./tests/harness/start-app-once.ts",
  workers: 3,
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
  // Dark in the one, light in the other: axe sees every colour and every layout.
  projects: [
    // By far the longest, so it begins first.
    { name: "restart", testMatch: "restart.spec.ts", use: desktop },
    {
      name: "desktop",
      testIgnore: "restart.spec.ts",
      // What only a phone shows, or only a finger can do.
      grepInvert: /@phone/,
      use: desktop,
    },
    {
      name: "phone",
      testIgnore: "restart.spec.ts",
      // What is the same at every width, or needs a keyboard or a mouse.
      grepInvert: /@once/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "light" },
    },
  ],
});
