import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const nowhere = "http://127.0.0.1:9";
const servers: Server[] = [];

beforeEach(async () => {
  const { disconnect } = await import("./db");
  await disconnect();
  vi.resetModules();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A service that answers everything with 200 and this body, or never answers at all. */
async function serve(body: string | null): Promise<string> {
  const server = createServer((_, response) => {
    if (body !== null) response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function checkWith(services: { storage: string; engine: string; database?: string }) {
  vi.stubEnv("S3_ENDPOINT", services.storage);
  vi.stubEnv("S3_FORCE_PATH_STYLE", "true");
  vi.stubEnv("OPENAI_BASE_URL", `${services.engine}/v1`);
  vi.stubEnv("EMBEDDED", "engine");
  if (services.database) vi.stubEnv("DATABASE_URL", services.database);
  const { log } = await import("./log");
  log.level = "silent";
  const { GET } = await import("@/app/api/health/route");
  const response = await GET(new Request("http://a.example/api/health"), null);
  return [response.status, await response.json()];
}

test("all is well", async () => {
  const [storage, engine] = [await serve(""), await serve('{"object":"list","data":[],"has_more":false}')];
  expect(await checkWith({ storage, engine })).toEqual([
    200,
    { status: "ok", checks: { database: "ok", storage: "ok", engine: "ok" } },
  ]);
});

test("without its engine the studio is degraded, not down", async () => {
  expect(await checkWith({ storage: await serve(""), engine: nowhere })).toEqual([
    200,
    { status: "degraded", checks: { database: "ok", storage: "ok", engine: "degraded" } },
  ]);
});

test("without storage it is down, and says so within three seconds even when nothing answers", async () => {
  const startedAt = performance.now();
  const [status, health] = await checkWith({ storage: await serve(null), engine: nowhere });
  expect([status, health.status, health.checks.storage]).toEqual([503, "down", "down"]);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

test("without its database it is down", async () => {
  const [status, health] = await checkWith({
    storage: await serve(""),
    engine: nowhere,
    database: "postgresql://nobody:x@127.0.0.1:9/none",
  });
  expect([status, health.checks.database, health.checks.storage]).toEqual([503, "down", "ok"]);
});
