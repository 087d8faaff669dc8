import { defineConfig, mergeConfig } from "vitest/config";
import base from "../../vitest.config";

// The fault tests: many processes, real kills. `npm run test:faults` runs them at full size.
const full = process.env.FAULTS_SCALE === "full";

export default defineConfig({
  ...base,
  root: new URL("../..", import.meta.url).pathname,
  test: {
    ...mergeConfig(base, {}).test,
    globalSetup: [...[base.test?.globalSetup ?? []].flat(), "tests/faults/support/announce.ts"],
    include: ["tests/faults/**/*.test.ts"],
    exclude: ["node_modules/**"],
    // Each file starts several processes of its own.
    maxWorkers: 2,
    testTimeout: full ? 30 * 60_000 : 120_000,
    hookTimeout: 120_000,
  },
});
