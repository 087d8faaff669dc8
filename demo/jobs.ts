import { randomBytes } from "node:crypto";
import type { Job, JobError } from "@/demo/job";
import type { JobStore } from "@/demo/job-store";
import type { MediaStore } from "@/demo/media-store";
import type { DemoOptions } from "@/demo/options";
import type { Renderer } from "@/demo/render/renderer";
import type { Webhooks } from "@/demo/webhooks";

/** A prompt with this word is refused, after a moment, the way moderation refuses. */
export const refusedWord = "forbidden";

const refusal: JobError = {
  code: "moderation_blocked",
  message: "Your request was blocked by our moderation system.",
};
const dayMs = 24 * 60 * 60 * 1000;

export type NewJob = Pick<
  Job,
  "kind" | "prompt" | "model" | "size" | "shots" | "sourceId" | "callbackUrl" | "fingerprint" | "receipt" | "faults"
>;

type Parts = { options: DemoOptions; store: JobStore; media: MediaStore; renderer: Renderer; webhooks: Webhooks };

/**
 * Moves jobs from `queued` over `in_progress` to `completed` or `failed`. A job is completed when its simulated
 * time is over *and* its files are there. After a restart every unfinished job goes on where the clock says.
 */
export class Jobs {
  private readonly waiting: string[] = [];
  private readonly running = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private closed = false;

  constructor(private readonly parts: Parts) {}

  /** Picks up everything a previous process left unfinished. */
  resume(): void {
    for (const job of this.parts.store.all()) {
      if (job.deleted) continue;
      if (job.status === "queued") this.enqueue(job.id);
      if (job.status === "in_progress") this.run(job);
      if (isFinal(job) && !job.notified) this.announce(job);
      if (job.expiresAt !== null && job.expiresAt < Date.now()) this.parts.media.remove(job.id);
    }
  }

  /** Accepts a job: on disk before this returns. */
  accept(given: NewJob): Job {
    const { store, options } = this.parts;
    const seconds = given.shots.reduce((sum, shot) => sum + shot.seconds, 0);
    const job: Job = {
      ...given,
      sequence: store.nextSequence(),
      id: `video_${randomBytes(16).toString("hex")}`,
      status: "queued",
      seconds,
      error: null,
      createdAt: Date.now(),
      startedAt: null,
      endedAt: null,
      expiresAt: null,
      durationMs: (6000 + 1000 * seconds) / options.speed,
      notified: false,
      deleted: false,
    };
    store.save(job);
    this.after(this.pause(job), () => this.enqueue(job.id));
    return job;
  }

  /** Ends an unfinished job with the code `canceled`; gives the job as it is afterwards. */
  cancel(job: Job): Job {
    if (isFinal(job)) return job;
    return this.fail(job, { code: "canceled", message: "The job was canceled." });
  }

  remove(job: Job): void {
    this.parts.store.save({ ...job, deleted: true });
    this.parts.media.remove(job.id);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private enqueue(id: string): void {
    this.waiting.push(id);
    this.startWaiting();
  }

  private startWaiting(): void {
    while (!this.closed && this.running.size < this.parts.options.concurrency) {
      const id = this.waiting.shift();
      if (id === undefined) return;
      const job = this.parts.store.find(id);
      if (job?.status !== "queued") continue;
      const started: Job = { ...job, status: "in_progress", startedAt: Date.now() };
      this.parts.store.save(started);
      this.run(started);
    }
  }

  private run(job: Job): void {
    this.running.add(job.id);
    if (job.faults.stuck) return;
    const elapsed = Date.now() - (job.startedAt ?? job.createdAt);
    const problem = job.prompt.toLowerCase().includes(refusedWord) ? refusal : job.faults.fail;
    if (problem) {
      // Moderation and faults speak up early, not after the whole simulated time.
      this.after(job.durationMs / 4 - elapsed, () => this.finish(job.id, (current) => this.fail(current, problem)));
      return;
    }
    const clock = new Promise<void>((resolve) => this.after(job.durationMs - elapsed, resolve));
    const { renderer, media } = this.parts;
    const files = media.has(job.id) ? Promise.resolve() : renderer.render(job);
    Promise.all([clock, files]).then(
      () => this.finish(job.id, (current) => this.complete(current)),
      (error: unknown) => {
        if (this.closed) return;
        console.error(error);
        const message = "The video could not be rendered.";
        this.finish(job.id, (current) => this.fail(current, { code: "server_error", message }));
      },
    );
  }

  /** Applies an end to a job that is still live; a canceled or deleted one only leaves its slot. */
  private finish(id: string, end: (job: Job) => void): void {
    if (this.closed) return;
    const job = this.parts.store.find(id);
    if (job && !isFinal(job)) end(job);
    else this.release(id);
  }

  private complete(job: Job): void {
    const now = Date.now();
    const done: Job = { ...job, status: "completed", endedAt: now, expiresAt: now + dayMs };
    this.settle(done);
  }

  private fail(job: Job, error: JobError): Job {
    const failed: Job = { ...job, status: "failed", endedAt: Date.now(), error };
    this.settle(failed);
    return failed;
  }

  private settle(job: Job): void {
    this.parts.store.save(job);
    this.release(job.id);
    this.announce(job);
  }

  private release(id: string): void {
    this.running.delete(id);
    this.startWaiting();
  }

  private announce(job: Job): void {
    this.parts.webhooks.announce(job).then((settled) => {
      const current = this.parts.store.find(job.id);
      if (settled && current && !this.closed) this.parts.store.save({ ...current, notified: true });
    });
  }

  /** A job is visibly `queued` for a moment: 0.4 to 1 s before speed. */
  private pause(job: Job): number {
    return (400 + ((job.sequence * 137) % 600)) / this.parts.options.speed;
  }

  private after(ms: number, run: () => void): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        run();
      },
      Math.max(0, ms),
    );
    this.timers.add(timer);
  }
}

export function isFinal(job: Job): boolean {
  return job.status === "completed" || job.status === "failed";
}
