import { expect } from "vitest";
import { db } from "@/lib/db";
import { readObject } from "@/lib/storage";
import { listOpenUploads } from "@/lib/storage/multipart";
import { canMove, type VideoStatus } from "@/lib/videos/lifecycle";
import type { FaultyEngine } from "./engine";
import { unfencedWrites } from "./write-audit";

/** How often each prompt was accepted, as the engine's ledger has it. */
export async function paidStarts(engine: FaultyEngine): Promise<Map<string, number>> {
  const starts = new Map<string, number>();
  for (const { prompt } of await engine.starts()) starts.set(prompt, (starts.get(prompt) ?? 0) + 1);
  return starts;
}

/**
 * What must hold after any fault: nobody wrote without a lease, every history is a walk along allowed moves that ends
 * where the video is, nothing was completed or settled twice, and no attempt was paid for twice.
 */
export async function expectSound(engine: FaultyEngine): Promise<void> {
  expect(await unfencedWrites()).toEqual([]);
  const videos = await db.video.findMany({ include: { events: { orderBy: { id: "asc" } }, assets: true } });
  const starts = await paidStarts(engine);
  const wrong: string[] = [];
  for (const { id, prompt, status, attempt, events, assets } of videos) {
    const walk = events.map((event) => `${event.from ?? "-"}→${event.to}`).join(" ");
    let at: VideoStatus | null = null;
    for (const event of events) {
      if (event.from !== at || (at && !canMove(at, event.to))) wrong.push(`${id} jumped: ${walk}`);
      at = event.to;
    }
    if (at !== status) wrong.push(`${id} is ${status} after ${walk}`);
    if (events.filter((event) => event.to === "completed").length > 1) wrong.push(`${id} completed twice`);
    if ((starts.get(prompt) ?? 0) > attempt)
      wrong.push(`${id} was started ${starts.get(prompt)}× in ${attempt} attempts`);
    if (status === "completed" && !assets.some((asset) => asset.kind === "video")) wrong.push(`${id} has no clip`);
  }
  expect(wrong).toEqual([]);
  const open = await db.usage.count({ where: { state: "held" } });
  const live = videos.filter((video) => video.nextAt !== null).length;
  expect(open).toBe(live);
}

/** Every completed video's object is there, as long as its row says; none of our uploads was left half-way. */
export async function expectStored(): Promise<void> {
  const assets = await db.videoAsset.findMany({ where: { video: { status: "completed" } } });
  for (const { key, bytes } of assets) expect((await readObject(key))?.length, key).toBe(Number(bytes));
  const ours = new Set((await db.video.findMany({ select: { id: true } })).map(({ id }) => id));
  const open = await listOpenUploads(); // other files use the same store
  expect(open.filter(({ key }) => ours.has(key.split("/")[1] ?? ""))).toEqual([]);
}
