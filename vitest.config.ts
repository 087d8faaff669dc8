import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@/": root,
      // It throws when a browser bundle imports it; here there is none.
      "server-only": `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    environment: "node",
    // next-auth imports "next/server" without its extension, which Node alone does not resolve.
    server: { deps: { inline: [/next-auth/, /@auth/] } },
    // One PostgreSQL, S3 store and demo engine for the run; a fresh database for each file.
    globalSetup: "tests/harness/services.ts",
    setupFiles: "tests/harness/own-database.ts",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", ".data*/**", "tests/e2e/**", "tests/faults/**"],
    // Most tests wait, for a process or a clip: more of them than cores.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
