import path from "node:path";
import { AppendLog } from "@/demo/append-log";
import type { Job } from "@/demo/job";

/** All jobs ever accepted, in memory and in `jobs.jsonl`; the last line of a job wins. */
export class JobStore {
  private readonly jobs = new Map<string, Job>();
  private readonly byKey = new Map<string, string>();
  private readonly log: AppendLog<Job>;
  private sequence = 0;

  constructor(dataDir: string) {
    const { log, lines } = AppendLog.open<Job>(path.join(dataDir, "jobs.jsonl"));
    this.log = log;
    for (const job of lines) this.remember(job);
    if (lines.length > this.jobs.size) log.replace([...this.jobs.values()]);
  }

  nextSequence(): number {
    return this.sequence + 1;
  }

  /** Writes to disk before it returns. */
  save(job: Job): void {
    this.log.append(job);
    this.remember(job);
  }

  /** Every job in the order of acceptance, deleted ones included. */
  all(): Job[] {
    return [...this.jobs.values()];
  }

  find(id: string): Job | undefined {
    const job = this.jobs.get(id);
    return job?.deleted ? undefined : job;
  }

  /** The job an `Idempotency-Key` already made, if it still exists. */
  findByKey(key: string): Job | undefined {
    const id = this.byKey.get(key);
    return id === undefined ? undefined : this.find(id);
  }

  close(): void {
    this.log.close();
  }

  private remember(job: Job): void {
    this.jobs.set(job.id, job);
    this.sequence = Math.max(this.sequence, job.sequence);
    if (job.receipt.idempotencyKey !== null) this.byKey.set(job.receipt.idempotencyKey, job.id);
  }
}
