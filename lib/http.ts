import "server-only";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { AppError } from "./errors";
import { log } from "./log";
import { toAppError } from "./report-error";
import { requestIdOf, withRequestId } from "./request-id";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

interface RouteOptions {
  /** How a failure is written; /v1 answers in OpenAI's shape. */
  toResponse?: (error: AppError, request: Request) => Response;
  /** Visited every few seconds by machines: log at debug level only. */
  quiet?: boolean;
}

/**
 * Wraps a route handler: gives the request an id (x-request-id, in and out), logs one line with method, path, status
 * and milliseconds (never the query, headers or body), and turns what is thrown into JSON with its real status. Nothing
 * keeps an answer (`cache-control: no-store`) unless the handler says otherwise.
 */
export function route<Context = unknown>(handler: Handler<Context>, options: RouteOptions = {}): Handler<Context> {
  const { toResponse = errorResponse, quiet = false } = options;
  return (request, context) => {
    const id = requestIdOf(request.headers);
    return withRequestId(id, async () => {
      const startedAt = performance.now();
      const response = await answer(
        () => handler(request, context),
        (error) => toResponse(error, request),
      );
      response.headers.set("x-request-id", id);
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      const ms = Math.round(performance.now() - startedAt);
      const { pathname } = new URL(request.url);
      log[quiet ? "debug" : "info"]({ method: request.method, path: pathname, status: response.status, ms }, "request");
      return response;
    });
  };
}

async function answer(work: () => Promise<Response>, toResponse: (error: AppError) => Response): Promise<Response> {
  try {
    const response = await work();
    // Responses of fetch and Response.redirect have headers that cannot be changed.
    return new Response(response.body, response);
  } catch (error) {
    unstable_rethrow(error); // redirects and not-founds are Next's, not failures
    const failure = toAppError(error);
    const response = toResponse(failure);
    if (failure.retryAfter) response.headers.set("retry-after", String(failure.retryAfter));
    return response;
  }
}

/** `{ error: { code, message, field? } }` with the failure's status. */
function errorResponse(error: AppError): Response {
  return Response.json({ error: error.toInfo() }, { status: error.status });
}

/** Reads a body of at most `maxBytes`, whatever its Content-Length claims. @throws AppError `upload_too_large` (413) */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError("upload_too_large", { message: "The request is too large." });
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws AppError `invalid_input` for what is not JSON */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", { message: "The request body is not valid JSON.", cause });
  }
}

/** Reads and checks a JSON body. @throws AppError `invalid_input`, `upload_too_large`; ZodError */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = 64 * 1024,
): Promise<z.output<Schema>> {
  return schema.parse(parseJson(await readBody(request, maxBytes)));
}

/** The id in a route's address. @throws AppError `not_found` for what cannot be one */
export async function idOf(params: Promise<{ id: string }>): Promise<string> {
  const { success, data } = z.uuid().safeParse((await params).id);
  if (!success) throw new AppError("not_found");
  return data;
}
