import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => vi.resetModules());
afterEach(() => void vi.unstubAllEnvs());

function setEnv(values: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
}

test.each([
  {
    S3_ENDPOINT: "http://127.0.0.1:9000",
    S3_PUBLIC_ENDPOINT: undefined,
    S3_FORCE_PATH_STYLE: "true",
    S3_BUCKET: "clips",
  },
  {
    S3_ENDPOINT: "http://store:9000",
    S3_PUBLIC_ENDPOINT: "https://clips.example",
    S3_FORCE_PATH_STYLE: "true",
    S3_BUCKET: "clips",
  },
  {
    S3_ENDPOINT: "https://store.example",
    S3_PUBLIC_ENDPOINT: undefined,
    S3_FORCE_PATH_STYLE: undefined,
    S3_BUCKET: "clips",
  },
  { S3_ENDPOINT: undefined, S3_PUBLIC_ENDPOINT: undefined, S3_FORCE_PATH_STYLE: undefined, S3_BUCKET: "clips" },
])("allows exactly the bucket's address for pictures, clips and uploads: %j", async (values) => {
  setEnv(values);
  const { contentSecurityPolicy } = await import("./content-security-policy");
  const { presignGet } = await import("./storage");
  const policy = contentSecurityPolicy("abc");
  const bucket = new URL(await presignGet("any")).origin;
  expect(policy).toContain(`img-src 'self' data: blob: ${bucket};`);
  expect(policy).toContain(`media-src 'self' blob: ${bucket};`);
  expect(policy).toContain(`connect-src 'self' ${bucket};`);
});

test("scripts need the nonce, and eval is for development alone", async () => {
  setEnv({ NODE_ENV: "production" });
  const { contentSecurityPolicy } = await import("./content-security-policy");
  const policy = contentSecurityPolicy("abc");
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("upgrade-insecure-requests");
});
