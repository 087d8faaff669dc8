import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import type { VideoDto } from "@/lib/videos/schemas";
import type { ReplyMessage } from "../worker";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The process ended before it answered: what it was told may or may not have happened. */
export class ProcessDied extends Error {
  override name = "ProcessDied";
}

export class CallFailed extends Error {
  override name = "CallFailed";
  constructor(
    readonly code: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** An app process (tests/faults/worker.ts). Its name is its application_name in the database: see write-audit.ts. */
export class AppProcess {
  #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  readonly exited: Promise<{ signal: NodeJS.Signals | null; code: number | null }>;
  readonly ready: Promise<unknown>;
  alive = true;

  private constructor(
    readonly name: string,
    readonly child: ChildProcess,
  ) {
    this.ready = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.ready.catch(() => {});
    child.on("message", ({ id, value, error }: ReplyMessage) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new CallFailed(error.code, error.message));
      else waiting?.resolve(value);
    });
    this.exited = once(child, "exit").then(([code, signal]) => {
      this.alive = false;
      for (const { reject } of this.#waiting.values()) reject(new ProcessDied(`${name} ended with ${signal ?? code}`));
      this.#waiting.clear();
      return { code, signal };
    });
  }

  static start(name: string, env: Record<string, string>): AppProcess {
    const script = inject("workerScript");
    const url = new URL(env.DATABASE_URL as string);
    url.searchParams.set("application_name", name);
    const child = spawn(process.execPath, ["--conditions=react-server", script], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: "", ...env, DATABASE_URL: url.href },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return new AppProcess(name, child);
  }

  call<T>(name: string, ...args: unknown[]): Promise<T> {
    if (!this.alive) return Promise.reject(new ProcessDied(this.name));
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.child.send({ id, name, args }, (error) => error && reject(new ProcessDied(this.name)));
    });
  }

  create(viewer: Viewer, prompt: string, more: { requestId?: string; seconds?: number } = {}): Promise<VideoDto> {
    return this.call("createVideo", viewer, { requestId: prompt, prompt, seconds: 1, ...more });
  }

  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    if (!this.alive) return;
    this.child.kill("SIGCONT"); // a stopped process hears nothing but SIGKILL
    this.child.kill(signal);
    await this.exited;
  }
}
