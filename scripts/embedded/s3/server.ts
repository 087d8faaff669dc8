import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { S3Error } from "./errors";
import { Faults } from "./faults";
import { parseRequest } from "./request";
import { nameOperation, runOperation } from "./routes";
import { type Credentials, verifySignature } from "./signature";
import { createBucket, openStore, type Store } from "./store";
import { renderError } from "./xml";

export type StorageOptions = {
  folder: string;
  host: string;
  port: number;
  bucket: string;
  credentials: Credentials;
  /** Lets `PUT /_faults` break things. For tests only. */
  allowFaults?: boolean;
};

/** Serves a folder over the S3 protocol. Gives the address it listens on. */
export async function startStorage(options: StorageOptions): Promise<{ url: string; close(): Promise<void> }> {
  const store = await openStore(options.folder);
  await createBucket(store, options.bucket);
  const faults = options.allowFaults ? new Faults() : null;
  // A large upload over a slow line may take long; only its headers are hurried.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (message, response) => {
    answer(store, options.credentials, faults, message, response).catch((error) => sendError(message, response, error));
  });
  await new Promise<void>((done, failed) => server.once("error", failed).listen(options.port, options.host, done));
  return { url: `http://${options.host}:${portOf(server)}`, close: () => close(server) };
}

async function answer(
  store: Store,
  credentials: Credentials,
  faults: Faults | null,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  allowOtherOrigins(message, response);
  if (message.method === "OPTIONS") return void response.writeHead(204).end();
  if (message.url === "/_health") return void response.writeHead(200, { "content-type": "text/plain" }).end("ok");
  if (message.url === "/_faults" && faults) return faults.configure(message, response);
  const request = parseRequest(message);
  verifySignature(request, credentials);
  const operation = nameOperation(request);
  if (!operation) throw new S3Error(501, "NotImplemented", "This store does not have that operation");
  if (faults?.strike(operation, request)) return;
  await runOperation(operation, store, request, response);
}

/** Every request is signed, so any page may try; the browser needs to be told so. */
function allowOtherOrigins({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("x-amz-request-id", randomUUID());
  // Also where nobody asks: a page may reuse from its cache what it fetched as a plain picture.
  response.setHeader("access-control-allow-origin", "*");
  if (headers.origin === undefined) return;
  response.setHeader("access-control-allow-methods", "GET, HEAD, PUT, POST, DELETE");
  response.setHeader("access-control-allow-headers", headers["access-control-request-headers"] ?? "*");
  response.setHeader(
    "access-control-expose-headers",
    "ETag, Content-Length, Content-Range, Accept-Ranges, Last-Modified",
  );
  response.setHeader("access-control-max-age", "3600");
}

function sendError(message: IncomingMessage, response: ServerResponse, error: unknown): void {
  const known = asS3Error(error);
  if (!known && !message.destroyed) console.error(error);
  if (response.headersSent || response.destroyed) return void response.destroy();
  const { status, code, message: words, headers } = known ?? new S3Error(500, "InternalError");
  message.resume();
  const xml = renderError(code, words, String(response.getHeader("x-amz-request-id")));
  response.writeHead(status, {
    ...headers,
    "content-type": "application/xml",
    "content-length": Buffer.byteLength(xml),
  });
  response.end(message.method === "HEAD" ? undefined : xml);
}

function asS3Error(error: unknown): S3Error | null {
  if (error instanceof S3Error) return error;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT" ? new S3Error(507, "InsufficientStorage", "The disk is full") : null;
}

function portOf(server: Server): number {
  const address = server.address();
  return address && typeof address === "object" ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
