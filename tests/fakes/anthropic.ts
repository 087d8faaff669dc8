import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the fake answers from now on; see https://docs.anthropic.com/en/api/messages-streaming and …/errors. */
export type Behaviour =
  /** Streams the pieces, then ends with this reason. `cut`: the connection ends in order, but too early. */
  | { kind: "stream"; pieces: string[]; stopReason?: string; pauseMs?: number; cut?: "close" | "reset" }
  /** Streams the pieces, then an `error` event. */
  | { kind: "stream_error"; pieces: string[]; type: string }
  /** Answers with an error status; `times` limits how often, then the default comes back. */
  | { kind: "error"; status: number; type: string; retryAfter?: string; times?: number }
  /** Streams the pieces, then says nothing more. */
  | { kind: "stall"; pieces: string[] };

export interface ReceivedRequest {
  headers: IncomingMessage["headers"];
  body: { model: string; max_tokens: number; system: string; messages: { role: string; content: string }[] };
}

const standard: Behaviour = {
  kind: "stream",
  pieces: ["A slow push-in", " on a 35 mm lens", ", low sun from the left", "; waves and distant gulls."],
};

type Options = {
  apiKey?: string;
  /** For tests that cannot reach the fake: what the person wrote decides how it answers. */
  behaviourFor?: (message: string) => Behaviour | undefined;
};

/** The Messages API on 127.0.0.1, as far as streaming text needs it. Set ANTHROPIC_BASE_URL to `url`. */
export async function startFakeAnthropic({ apiKey = "test-anthropic-key", behaviourFor }: Options = {}) {
  const fake = {
    url: "",
    apiKey,
    behaviour: standard,
    requests: [] as ReceivedRequest[],
    /** Answers under way: 0 once clients have their end or have gone away. */
    open: 0,
    reset() {
      fake.behaviour = standard;
      fake.requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    fake.open += 1;
    response.on("close", () => {
      fake.open -= 1;
    });
    const body = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString() || "{}");
    if (request.method !== "POST" || request.url !== "/v1/messages") return fail(response, 404, "not_found_error");
    if (keyOf(request) !== apiKey) return fail(response, 401, "authentication_error");
    const complete = body.model && body.max_tokens > 0 && body.messages?.length && body.stream === true;
    if (!complete || !request.headers["anthropic-version"]) return fail(response, 400, "invalid_request_error");
    fake.requests.push({ headers: request.headers, body });

    const behaviour = behaviourFor?.(body.messages.at(-1).content) ?? fake.behaviour;
    if (behaviour.kind === "error") {
      if (behaviour.times !== undefined && --behaviour.times === 0) fake.behaviour = standard;
      return fail(response, behaviour.status, behaviour.type, behaviour.retryAfter);
    }
    await stream(response, body.model, behaviour);
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

/** The API takes a key in either header; the SDK sends it as a bearer token since version 1. */
function keyOf({ headers }: IncomingMessage): unknown {
  return headers["x-api-key"] ?? headers.authorization?.replace(/^Bearer /, "");
}

async function stream(response: ServerResponse, model: string, behaviour: Exclude<Behaviour, { kind: "error" }>) {
  const send = (type: string, data: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  const message = { id: "msg_1", type: "message", role: "assistant", model, content: [], container: null };
  send("message_start", {
    message: { ...message, stop_sequence: null, usage: { input_tokens: 25, output_tokens: 1 } },
  });
  send("content_block_start", { index: 0, content_block: { type: "text", text: "" } });
  send("ping", {});
  for (const text of behaviour.pieces) {
    if (behaviour.kind === "stream") await new Promise((resolve) => setTimeout(resolve, behaviour.pauseMs ?? 1));
    send("content_block_delta", { index: 0, delta: { type: "text_delta", text } });
  }
  if (behaviour.kind === "stall") return;
  if (behaviour.kind === "stream_error") {
    send("error", { error: { type: behaviour.type, message: "raw words of the service" } });
    return response.end();
  }
  if (behaviour.cut === "reset") return setTimeout(() => response.socket?.resetAndDestroy(), 20);
  if (behaviour.cut === "close") return response.end();
  send("content_block_stop", { index: 0 });
  const stop_reason = behaviour.stopReason ?? "end_turn";
  const stop_details = stop_reason === "refusal" ? { type: "refusal", category: null, explanation: null } : null;
  const delta = { stop_reason, stop_sequence: null, stop_details, container: null };
  send("message_delta", { delta, usage: { input_tokens: 25, output_tokens: 15 } });
  send("message_stop", {});
  response.end();
}

function fail(response: ServerResponse, status: number, type: string, retryAfter?: string) {
  response.writeHead(status, { "content-type": "application/json", ...(retryAfter && { "retry-after": retryAfter }) });
  response.end(
    JSON.stringify({ type: "error", error: { type, message: "raw words of the service" }, request_id: "req_1" }),
  );
}
