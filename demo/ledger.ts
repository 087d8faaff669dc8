import fs from "node:fs";
import path from "node:path";
import { AppendLog } from "@/demo/append-log";
import type { Job } from "@/demo/job";
import type { JobStore } from "@/demo/job-store";

export type Call = { at: number; route: string; method: string; path: string };

/**
 * The tests' oracle: what was accepted and what was called. The entries are a view of the job log, so a job
 * and its entry are one write and no crash can part them; calls have a log of their own.
 */
export class Ledger {
  private readonly calls: AppendLog<Call>;
  private readonly startFile: string;
  private seen: Call[];
  /** Jobs up to this sequence are before the last reset. */
  private start: number;

  constructor(
    dataDir: string,
    private readonly jobs: JobStore,
  ) {
    const { log, lines } = AppendLog.open<Call>(path.join(dataDir, "calls.jsonl"));
    this.calls = log;
    this.seen = lines;
    this.startFile = path.join(dataDir, "ledger-start.json");
    this.start = fs.existsSync(this.startFile) ? Number(fs.readFileSync(this.startFile, "utf8")) : 0;
  }

  count(route: string, method: string, path: string): void {
    const call = { at: Date.now(), route, method, path };
    this.calls.append(call);
    this.seen.push(call);
  }

  read() {
    const entries = this.jobs.all().filter((job) => job.sequence > this.start);
    const counts: Record<string, number> = {};
    for (const { route } of this.seen) counts[route] = (counts[route] ?? 0) + 1;
    return { entries: entries.map(toEntry), counts, total: this.seen.length };
  }

  /** Single calls, newest last; for one path when given. */
  callsTo(path?: string): Call[] {
    return path === undefined ? this.seen : this.seen.filter((call) => call.path === path);
  }

  reset(): void {
    this.start = this.jobs.nextSequence() - 1;
    fs.writeFileSync(this.startFile, String(this.start));
    this.calls.replace([]);
    this.seen = [];
  }

  close(): void {
    this.calls.close();
  }
}

function toEntry(job: Job) {
  return {
    at: job.createdAt,
    id: job.id,
    kind: job.kind,
    prompt: job.prompt,
    model: job.model,
    size: job.size,
    seconds: job.seconds,
    sourceId: job.sourceId,
    callbackUrl: job.callbackUrl,
    status: job.status,
    deleted: job.deleted,
    ...job.receipt,
  };
}
