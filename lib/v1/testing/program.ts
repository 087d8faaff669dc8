import { setTimeout } from "node:timers/promises";
import { expect, vi } from "vitest";
import { violations } from "@/demo/testing/contract";
import { createApiKey } from "@/lib/auth/api-keys";
import { db } from "@/lib/db";
import { advanceDue } from "@/lib/videos/advance";
import { makeViewer } from "@/tests/support/studio";
import type { VideoResource } from "../to-video";

// Clips are really drawn and copied.
vi.setConfig({ testTimeout: 60_000 });

// What a route leaves for after its answer needs a running server; here the tests say when videos move on.
vi.doMock("next/server", async (load) => ({ ...(await load<object>()), after: () => {} }));

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Routes = Record<string, Handler | undefined>;

const routes: [RegExp, () => Promise<unknown>][] = [
  [/^\/v1\/videos$/, () => import("@/app/v1/videos/route")],
  [/^\/v1\/videos\/(?<id>[^/]+)$/, () => import("@/app/v1/videos/[id]/route")],
  [/^\/v1\/videos\/(?<id>[^/]+)\/content$/, () => import("@/app/v1/videos/[id]/content/route")],
  [/^\/v1\/videos\/(?<id>[^/]+)\/remix$/, () => import("@/app/v1/videos/[id]/remix/route")],
  [/^\/v1\/openapi\.json$/, () => import("@/app/v1/openapi.json/route")],
  [/^\/v1\/models$/, () => import("@/app/v1/models/route")],
  [/^\/v1\/models\/(?<id>[^/]+)$/, () => import("@/app/v1/models/[id]/route")],
  [/^/, () => import("@/app/v1/[[...path]]/route")],
];

/** Sends a request to the route handler that has its address, without a server in between. */
export async function send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://studio.example${path}`, { method, ...init });
  const { pathname } = new URL(request.url);
  const [pattern, load] = routes.find(([candidate]) => candidate.test(pathname)) as (typeof routes)[number];
  const handlers = (await load()) as Routes;
  // Next answers HEAD with GET.
  const handler = handlers[method === "HEAD" ? "GET" : method] as Handler;
  return handler(request, { params: Promise.resolve((pattern.exec(pathname)?.groups ?? {}) as never) });
}

export type Program = Awaited<ReturnType<typeof makeProgram>>;

/** A program with the API key of a new user. */
export async function makeProgram({ unlimited = true } = {}) {
  const { id: userId } = await makeViewer({ unlimited });
  const { key } = await createApiKey(userId, "Test");
  const call = (method: string, path: string, init: RequestInit = {}) =>
    send(method, path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
  const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(method, path, { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
  const program = {
    userId,
    key,
    call,
    json,
    async create(fields: object = {}, headers?: Record<string, string>): Promise<VideoResource> {
      return video(await json("POST", "/v1/videos", { prompt: "A red kite over dunes", ...fields }, headers));
    },
    get: async (id: string) => video(await call("GET", `/v1/videos/${id}`)),
    /** Creates a video and moves it on until it has ended. */
    async finished(fields: object = {}): Promise<VideoResource> {
      const { id } = await program.create(fields);
      return program.end(id);
    },
    async end(id: string): Promise<VideoResource> {
      for (const start = performance.now(); performance.now() - start < 50_000; ) {
        await advanceDue({ userId });
        const now = await program.get(id);
        if (now.status === "completed" || now.status === "failed") return now;
        await setTimeout(50);
        // Looking again need not wait for the usual time here.
        await db.video.updateMany({ where: { id, status: "running" }, data: { nextAt: new Date(0) } });
      }
      throw new Error(`${id} did not end.`);
    },
  };
  return program;
}

/** The video in a successful answer, checked against the contract. */
async function video(response: Response): Promise<VideoResource> {
  const body = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(violations("VideoResource", body)).toEqual([]);
  return body as VideoResource;
}

export interface Failure {
  message: string;
  type: string;
  param: string | null;
  code: string;
}

/** The failure in an answer that has OpenAI's shape, exactly. */
export async function failureOf(response: Response): Promise<Failure> {
  expect(response.headers.get("content-type")).toContain("application/json");
  const { error, ...rest } = (await response.json()) as { error: Failure };
  expect(rest).toEqual({});
  expect(Object.keys(error).sort()).toEqual(["code", "message", "param", "type"]);
  expect(error.message).toBeTruthy();
  return error;
}
