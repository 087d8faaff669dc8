import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export type Video = {
  id: string;
  status: string;
  progress: number;
  seconds: string;
  size: string;
  prompt: string;
  model: string;
  remixed_from_video_id: string | null;
  completed_at: number | null;
  error: { code: string; message: string } | null;
};

/** A directory that is gone when the test process is. */
export function temporaryDirectory(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "demo-engine-"));
  process.once("exit", () => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Plain HTTP against an engine, with its key. */
export function demoClient({ url, key }: { url: string; key: string }) {
  const call = (method: string, route: string, init: RequestInit = {}) =>
    fetch(`${url}${route}`, { method, ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
  const json = (method: string, route: string, body: unknown, headers: Record<string, string> = {}) =>
    call(method, route, { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

  return {
    call,
    json,
    /** A short square clip unless told otherwise. */
    async create(fields: Record<string, unknown>, headers?: Record<string, string>): Promise<Video> {
      const answer = await json("POST", "/v1/videos", { seconds: "1", size: "720x720", ...fields }, headers);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Video;
    },
    async get(id: string): Promise<Video> {
      return (await (await call("GET", `/v1/videos/${id}`)).json()) as Video;
    },
    /** Asks until the job has ended. */
    async end(id: string): Promise<Video> {
      const deadline = Date.now() + 60_000;
      while (Date.now() < deadline) {
        const video = await this.get(id);
        if (video.status === "completed" || video.status === "failed") return video;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${id} did not end.`);
    },
    async content(id: string, query = "", headers: Record<string, string> = {}): Promise<Response> {
      return call("GET", `/v1/videos/${id}/content${query}`, { headers });
    },
    arm: (fault: unknown) => json("POST", "/_faults", fault),
    async disarm() {
      await call("DELETE", "/_faults");
    },
    async ledger(): Promise<{
      entries: Array<Record<string, unknown>>;
      counts: Record<string, number>;
      total: number;
    }> {
      return (await (await call("GET", "/_ledger")).json()) as never;
    },
  };
}
