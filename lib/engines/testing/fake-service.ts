import http from "node:http";
import type { AddressInfo } from "node:net";
import type { HostedProvider } from "../hosted/provider";

/** What a hosted service says at each step, as its documentation has it. `url` is where the fake listens. */
export interface Dialect {
  provider: HostedProvider;
  /** Added to `url` where the provider lets its base address be set. */
  base: string;
  accepted(url: string): object;
  pending: object;
  done(file: string): object;
  failed: object;
}

export interface SeenRequest {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> } | "drop" | "hang";

export const clip = Buffer.from("\0\0\0\x18ftypmp42 not a real clip, but these very bytes");

/** A hosted service on 127.0.0.1: speaks one dialect over real HTTP, remembers every request, and fails on demand. */
export async function startFakeService(dialect: Dialect, file: Buffer = clip) {
  const seen: SeenRequest[] = [];
  let url = "";
  /** Answers to give first, by what is asked; then the dialect's own. */
  const next: Record<"start" | "status" | "confirm" | "file", Answer[]> = {
    start: [],
    status: [],
    confirm: [],
    file: [],
  };

  const server = http.createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const path = request.url ?? "/";
    seen.push({ method: request.method ?? "", path, headers: request.headers, body });
    const kind = kindOf(request.method, path);
    const answer = next[kind].shift() ?? standard(kind);
    if (answer === "hang") return;
    if (answer === "drop") return request.socket.destroy();
    const bytes = Buffer.isBuffer(answer.body) ? answer.body : JSON.stringify(answer.body);
    const type = Buffer.isBuffer(answer.body) ? "video/mp4" : "application/json";
    const headers = { "content-type": type, "content-length": Buffer.byteLength(bytes), ...answer.headers };
    response.writeHead(answer.status, headers).end(bytes);
  });

  function standard(kind: keyof typeof next): Answer {
    if (kind === "start") return { status: 200, body: dialect.accepted(url) };
    if (kind === "status") return { status: 200, body: dialect.done(`${url}/file.mp4?signature=1`) };
    if (kind === "confirm") return { status: 200, body: { status: "COMPLETED" } };
    return { status: 200, body: file };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    baseUrl: `${url}${dialect.base}`,
    seen,
    next,
    starts: () => seen.filter(({ method, path }) => kindOf(method, path) === "start"),
    /** fal's address cannot be set: requests to it are led here. */
    fetch: ((input, init) => {
      const address = new URL(input instanceof Request ? input.url : input);
      return fetch(address.hostname === "queue.fal.run" ? `${url}${address.pathname}` : address, init);
    }) as typeof fetch,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function kindOf(method: string | undefined, path: string) {
  if (path.startsWith("/file.mp4")) return "file";
  if (path.endsWith("/requests/r1/status")) return "confirm";
  return method === "POST" && !path.endsWith("/video-model/status") ? "start" : "status";
}
