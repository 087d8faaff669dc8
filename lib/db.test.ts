import { connect, createServer, type Socket } from "node:net";
import { afterAll, expect, it, vi } from "vitest";
import { env } from "./env";

const address = new URL(env().DATABASE_URL);
const sockets: Socket[] = [];
/** Passes everything on; its sockets can be silenced, as those of a host that is gone are. */
const wire = createServer((socket) => {
  const server = connect(Number(address.port), address.hostname);
  for (const end of [socket, server]) end.on("error", () => {});
  socket.pipe(server).pipe(socket);
  sockets.push(socket, server);
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  wire.close();
});

it("waits neither for a slow statement nor for a server that is gone without a word", async () => {
  await new Promise<void>((listening) => wire.listen(0, "127.0.0.1", listening));
  const through = new URL(address);
  through.port = String((wire.address() as { port: number }).port);
  vi.stubEnv("DATABASE_URL", through.href);
  vi.stubEnv("DATABASE_TIMEOUT_SECONDS", "1");
  vi.resetModules();
  const { db, disconnect, execute, Prisma } = await import("./db");
  await expect(execute(Prisma.sql`SELECT pg_sleep(30)`)).rejects.toThrow("statement timeout");
  await execute(Prisma.sql`SELECT 1`);

  for (const socket of sockets) socket.unpipe().pause();
  await expect(execute(Prisma.sql`SELECT 1`)).rejects.toThrow("timeout");
  // The next one has a connection that works.
  expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await disconnect();
});
