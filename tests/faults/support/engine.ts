import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { startDemo } from "@/demo/server";
import { padClip, renderClip } from "@/lib/videos/media/testing";

// The paid engine of one test file: a demo engine of its own, whose ledger is the oracle.

export interface LedgerEntry {
  id: string;
  prompt: string;
  status: string;
  idempotencyKey: string | null;
}

export interface EngineOptions {
  /** Divides every simulated time: at 50 a clip of one second takes 140 ms. */
  speed?: number;
  idempotency?: boolean;
  /** Jobs in progress at once. */
  concurrency?: number;
  /** Sign the engine's callbacks; the app accepts each of them. */
  webhookSecrets?: string[];
}

/** Clips of this many seconds are padded to three parts of a multipart upload. */
export const largeSeconds = 2;
export const largeBytes = 20 * 1024 * 1024;

export async function startEngine({
  speed = 50,
  idempotency = true,
  concurrency = 64,
  webhookSecrets = [],
}: EngineOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-faults-engine-"));
  const clips = await layOutClips(join(dataDir, "clips"));
  const key = "faults";
  const demo = await startDemo({
    dataDir,
    apiKey: key,
    speed,
    concurrency,
    render: "cached",
    faults: true,
    idempotency,
    webhookSecret: webhookSecrets[0],
  });
  const ask = async (path: string, method = "GET", body?: unknown) => {
    const response = await fetch(`${demo.url}${path}`, { method, body: body ? JSON.stringify(body) : undefined });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  return {
    url: demo.url,
    key,
    /** SHA-256 of the clips, by their seconds. */
    clips,
    /** Every start that was accepted, in order. */
    starts: async (): Promise<LedgerEntry[]> => (await ask("/_ledger")).entries,
    /** How often each route was called. */
    counts: async (): Promise<Record<string, number>> => (await ask("/_ledger")).counts,
    /** When a job ended, in whole seconds since 1970; it is named as in `videos.engine_key`. */
    async endOf(engineKey: string): Promise<number> {
      const headers = { authorization: `Bearer ${key}` };
      const response = await fetch(`${demo.url}/v1/videos/${engineKey.replace(/^.*?:/, "")}`, { headers });
      return (await response.json()).completed_at;
    },
    arm: (...faults: object[]) => ask("/_faults", "POST", faults),
    disarm: () => ask("/_faults", "DELETE"),
    async stop() {
      await demo.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type FaultyEngine = Awaited<ReturnType<typeof startEngine>>;

/** Tiny clips (a flat one has a small sprite sheet) in the place where the engine keeps its cached ones: thousands of jobs, nothing to draw. */
async function layOutClips(folder: string): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  await mkdir(folder, { recursive: true });
  const picture = await sharp({ create: { width: 16, height: 16, channels: 3, background: "teal" } })
    .webp()
    .toBuffer();
  for (const seconds of [1, largeSeconds]) {
    const clip = await renderClip({ seconds, width: 256, height: 16 });
    const name = join(folder, `cached-720x720-${seconds}`);
    const bytes = seconds === largeSeconds ? padClip(clip, largeBytes) : clip;
    hashes.set(seconds, createHash("sha256").update(bytes).digest("hex"));
    await writeFile(`${name}.mp4`, bytes);
    await writeFile(`${name}.thumbnail.webp`, picture);
    await writeFile(`${name}.spritesheet.webp`, picture);
  }
  return hashes;
}
