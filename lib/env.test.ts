import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";

/** Set by the launcher or the tests, never by a person. */
const internal = ["NODE_ENV", "EMBEDDED", "CRASH_AT"];

test("every name of the configuration is explained in .env.example, and no other", () => {
  const source = readFileSync("lib/env.ts", "utf8");
  const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
  const example = readFileSync(".env.example", "utf8");
  const explained = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(known.filter((name) => !internal.includes(name ?? "")).toSorted());
});

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["AUTH_URL", "studio.example.com", "AUTH_URL must be an address such as https://studio.example.com"],
  ["S3_ENDPOINT", "localhost:9000", "S3_ENDPOINT must be an address such as http://localhost:9000"],
  ["OPENAI_VIDEO_MODELS", '[{"id":"wan"', "OPENAI_VIDEO_MODELS is not JSON"],
  [
    "OPENAI_VIDEO_MODELS",
    '[{"id":"wan","sizes":["720p"]}]',
    'OPENAI_VIDEO_MODELS [0] [sizes] [0] must look like "1280x720"',
  ],
  ["AUTH_GITHUB_ID", "x", "AUTH_GITHUB_SECRET is missing, and AUTH_GITHUB_ID is set"],
  ["AUTH_OIDC_SECRET", "x", "AUTH_OIDC_ISSUER is missing, and AUTH_OIDC_SECRET is set"],
])("%s=%s is told of before anything runs", async (name, value, line) => {
  vi.stubEnv(name, value);
  vi.resetModules();
  const { env } = await import("./env");
  expect(() => env()).toThrow(line);
});

test("a public client of an OpenID issuer has no secret", async () => {
  vi.stubEnv("AUTH_OIDC_ISSUER", "https://login.example.com");
  vi.stubEnv("AUTH_OIDC_ID", "dailies");
  vi.resetModules();
  const { env } = await import("./env");
  expect(env().AUTH_OIDC_ID).toBe("dailies");
});

test("what is set but empty counts as unset", async () => {
  for (const name of ["AUTH_URL", "S3_PUBLIC_ENDPOINT", "OPENAI_VIDEO_MODELS"]) vi.stubEnv(name, "");
  vi.resetModules();
  const { env } = await import("./env");
  expect(env()).toMatchObject({ AUTH_URL: undefined, S3_PUBLIC_ENDPOINT: undefined, OPENAI_VIDEO_MODELS: undefined });
});
