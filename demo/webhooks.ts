import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { Job } from "@/demo/job";
import type { DemoOptions } from "@/demo/options";

const attempts = 12;
const timeoutMs = 10_000;

/** Tells the outside that a job ended: the configured URL and the job's own `callback_url`. */
export class Webhooks {
  private readonly stop = new AbortController();
  private readonly signer: Webhook | null;

  constructor(private readonly options: Pick<DemoOptions, "webhookUrl" | "webhookSecret" | "speed">) {
    this.signer = options.webhookSecret ? new Webhook(options.webhookSecret) : null;
  }

  /** Gives true when every delivery was made or given up, false when the engine stopped first. */
  async announce(job: Job): Promise<boolean> {
    const targets = [this.options.webhookUrl, job.callbackUrl ?? undefined].filter((url) => url !== undefined);
    const { copies, delayMs } = job.faults.webhook ?? { copies: 1, delayMs: 0 };
    // Derived from the job, so a delivery repeated after a restart carries the id it had.
    const event = {
      id: `evt_${job.id.slice("video_".length)}`,
      object: "event",
      created_at: Math.floor((job.endedAt ?? Date.now()) / 1000),
      type: job.status === "completed" ? "video.completed" : "video.failed",
      data: { id: job.id },
    };
    try {
      if (delayMs > 0 && targets.length > 0) await this.wait(delayMs);
      for (let copy = 0; copy < copies; copy++) {
        await Promise.all(targets.map((url) => this.deliver(url, event.id, JSON.stringify(event))));
      }
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.stop.abort();
  }

  /** Tries until a 2xx answer, with doubling pauses; gives up quietly after the last. */
  private async deliver(url: string, id: string, body: string): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await this.wait(Math.max(50, (500 * 2 ** Math.min(attempt, 9)) / this.options.speed));
      this.stop.signal.throwIfAborted();
      if (await this.post(url, id, body)) return;
    }
    console.error(`No 2xx from the webhook address after ${attempts} attempts: ${id}`);
  }

  private async post(url: string, id: string, body: string): Promise<boolean> {
    const now = new Date();
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    };
    if (this.signer) headers["webhook-signature"] = this.signer.sign(id, now, body);
    const signal = AbortSignal.any([this.stop.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }

  private async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stop.signal, ref: false });
  }
}
