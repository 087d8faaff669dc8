import { defineConfig } from "vitest/config";
import base from "../../vitest.config";

// The fault tests: many processes, real kills. `npm run test:faults` runs them at full size.
const full = process.env.FAULTS_SCALE === "full";

export default defineConfig({
  ...base,
  root: new URL("../..", import.meta.url).pathname,
  test: {
    ...base.test,
    projects: undefined,
    globalSetup: ["tests/harness/services.ts", "tests/faults/support/prepare.ts"],
    setupFiles: "tests/harness/fresh-file.ts",
    include: ["tests/faults/**/*.test.ts"],
    exclude: ["node_modules/**"],
    // Each file starts several processes of its own, and waits for most of them. Measured times need a free core.
    maxWorkers: full ? 2 : 4,
    testTimeout: full ? 30 * 60_000 : 120_000,
    hookTimeout: 120_000,
  },
});
