import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const scriptsOnTheStudio = ["scripts/{admin,seed}/**/*.test.ts"];

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
    // Most tests wait, for a process or a clip: more of them than cores.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "studio",
          include: ["*.test.ts", "{app,lib,tests}/**/*.test.ts", ...scriptsOnTheStudio],
          exclude: ["tests/{e2e,faults}/**"],
          // One PostgreSQL, S3 store and demo engine for the run; a fresh database and fresh modules of ours for each
          // file. What packages load, a process loads once: in a process for each file, the run took a quarter longer.
          isolate: false,
          globalSetup: "tests/harness/services.ts",
          setupFiles: "tests/harness/fresh-file.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          // What knows nothing of the studio's services needs no database, and no process for each file.
          include: ["{components,demo,scripts}/**/*.test.{ts,tsx}"],
          exclude: scriptsOnTheStudio,
          isolate: false,
        },
      },
    ],
  },
});
