import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createVideosApiEngine } from "./openai";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server whose address is `http://<host>:<port>`. */
async function listen(handler: RequestListener, host = "localhost"): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, host, done));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

const engineAt = (address: string) =>
  createVideosApiEngine({
    id: "elsewhere",
    label: "Elsewhere",
    demo: false,
    baseUrl: `${address}/v1`,
    apiKey: "k",
    idempotent: false,
    callbacks: false,
  });

it.each([
  ["localhost", "127.0.0.1"],
  ["localhost", "[::ffff:127.0.0.1]"],
  ["127.0.0.1", "localhost"],
])("the content route of an engine at %s leads nowhere in our own network (%s)", async (own, other) => {
  let reached = 0;
  const inner = await listen((_, response) => response.end(`${++reached}`), "127.0.0.1");
  const location = `http://${other}:${new URL(inner).port}/latest`;
  const outer = await listen((_, response) => response.writeHead(302, { location }).end(), own);
  const opening = engineAt(outer).open({ id: "v" }, "video", AbortSignal.timeout(5000));
  await expect(opening).rejects.toMatchObject({ gone: true });
  expect(reached).toBe(0);
});

it("the content route may lead to the engine's own files, with the key", async () => {
  const own = await listen((request, response) =>
    request.url === "/files/1"
      ? response.end(request.headers.authorization)
      : response.writeHead(302, { location: "/files/1" }).end(),
  );
  const { body } = await engineAt(own).open({ id: "v" }, "video", AbortSignal.timeout(5000));
  expect(await new Response(body).text()).toBe("Bearer k");
});

it("a paid start is not carried on to another place", async () => {
  let reached = 0;
  const other = await listen((_, response) => response.end(`${++reached}`));
  const first = await listen((_, response) => response.writeHead(307, { location: `${other}/v1/videos` }).end());
  const request = { model: "sora-2", prompt: "a red boat", size: "1280x720", seconds: 4 } as const;
  const outcome = await engineAt(first).start({ ...request, idempotencyKey: "a" }, AbortSignal.timeout(5000));
  expect(outcome).toMatchObject({ outcome: "unknown" });
  expect(reached).toBe(0);
});
