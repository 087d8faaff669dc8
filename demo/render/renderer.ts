import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Size } from "@/demo/catalog";
import type { Job, Shot } from "@/demo/job";
import type { MediaStore } from "@/demo/media-store";
import { parsePrompt } from "@/demo/scene/parse-prompt";

/** What the render process is sent: one clip, and where its three files go. */
export type RenderRequest = {
  id: string;
  size: Size;
  shots: Shot[];
  /** Paints every picture, or only three a second that stand still between. */
  quality: "full" | "draft";
  files: { video: string; thumbnail: string; spritesheet: string };
};
export type RenderReply = { id: string; error?: string };

export type RenderMode = "full" | "draft" | "cached";

type Waiting = { request: RenderRequest; resolve: () => void; reject: (error: Error) => void };

/** An idle render process is let go after this long; it holds some hundred megabytes. */
const idleMs = 60_000;

/**
 * Renders clips one after another in a child process, so that pictures never hold up an answer and a crash
 * in a codec costs one clip, not the server.
 */
export class Renderer {
  private readonly queue: Waiting[] = [];
  private readonly cached = new Map<string, Promise<string>>();
  private current: Waiting | null = null;
  private child: ChildProcess | null = null;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly media: MediaStore,
    private readonly mode: RenderMode,
  ) {}

  /** Resolves when the job's three files are in place. */
  async render(job: Job): Promise<void> {
    if (this.mode !== "cached") return this.enqueue(job.id, job.size, job.shots);
    const key = `cached-${job.size}-${job.seconds}`;
    let clip = this.cached.get(key);
    if (!clip) {
      const shots = [{ scene: parsePrompt("calm sea at noon"), seconds: job.seconds, reference: null }];
      clip = this.media.has(key) ? Promise.resolve(key) : this.enqueue(key, job.size, shots).then(() => key);
      this.cached.set(key, clip);
      clip.catch(() => this.cached.delete(key));
    }
    this.media.link(await clip, job.id);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.idle);
    this.letGo();
  }

  private letGo(): void {
    this.child?.kill();
    this.child = null;
  }

  private enqueue(id: string, size: Size, shots: Shot[]): Promise<void> {
    const files = {
      video: this.media.file(id, "video"),
      thumbnail: this.media.file(id, "thumbnail"),
      spritesheet: this.media.file(id, "spritesheet"),
    };
    const withPaths = shots.map((shot) => ({
      ...shot,
      reference: shot.reference && path.resolve(this.media.uploadFile(shot.reference)),
    }));
    return new Promise((resolve, reject) => {
      const quality = this.mode === "full" ? "full" : "draft";
      this.queue.push({ request: { id, size, shots: withPaths, quality, files }, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.current || this.closed) return;
    clearTimeout(this.idle);
    const task = this.queue.shift();
    if (!task) {
      this.idle = setTimeout(() => this.letGo(), idleMs);
      this.idle.unref();
      return;
    }
    this.current = task;
    this.child ??= this.start();
    this.child.send(task.request);
  }

  private start(): ChildProcess {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
    const child = fork(path.join(import.meta.dirname, "render-process.ts"), {
      execArgv: ["--import", tsx],
      // stdout belongs to the line that says where the engine listens.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (reply: RenderReply) => {
      const task = this.current;
      this.current = null;
      if (reply.error === undefined) task?.resolve();
      else task?.reject(new Error(reply.error));
      this.next();
    });
    child.on("exit", () => {
      if (this.child !== child) return;
      this.child = null;
      const task = this.current;
      this.current = null;
      task?.reject(new Error("The render process stopped."));
      this.next();
    });
    return child;
  }
}
