import sharp from "sharp";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { advance } from "@/lib/videos/advance";
import { claimDue } from "@/lib/videos/claim";
import { createVideo } from "@/lib/videos/create";
import { receiveWebhook } from "@/lib/videos/receive-webhook";
import { signDelivery } from "@/tests/faults/support/deliveries";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";

// A video led through its life by hand, one step at a time.

export const days = 86_400_000;

export const read = (id: string) => db.video.findUniqueOrThrow({ where: { id } });

export async function queueOne(input: { prompt?: string; viewer?: Viewer; uploadId?: string } = {}) {
  const { prompt = uniquePrompt(), viewer = await makeViewer(), uploadId } = input;
  const { id } = await createVideo(viewer, { requestId: crypto.randomUUID(), prompt, seconds: 4, uploadId });
  return { viewer, id, prompt };
}

export async function claimOne() {
  const [video] = await claimDue({ limit: 1 });
  if (!video) throw new Error("nothing to claim");
  return video;
}

/** Takes the one step that is due. */
export const step = async () => advance(await claimOne());

/** Makes the video due and takes its step. */
export async function look(id: string) {
  await db.$executeRaw`UPDATE videos SET next_at = now() WHERE id = ${id}::uuid`;
  await step();
}

export async function secondsToLook(id: string): Promise<number> {
  const [row] = await db.$queryRaw<[{ seconds: number }]>`
    SELECT extract(epoch FROM next_at - now())::float8 AS seconds FROM videos WHERE id = ${id}::uuid`;
  return row.seconds;
}

/** An unknown start has been looked for long enough, and is due for the last time. */
export const endSearch = (id: string) =>
  db.$executeRaw`
    UPDATE videos SET started_at = now() - interval '10 minutes', status_at = now() - interval '10 minutes', next_at = now()
    WHERE id = ${id}::uuid`;

/** A callback of the engine's, properly signed; with `attempt`, one that carries our token. */
export function deliver(job: string, attempt: string | null = null): Promise<boolean> {
  const { body, headers } = signDelivery(env().OPENAI_WEBHOOK_SECRET[0] as string, job);
  return receiveWebhook(body, new Headers(headers), attempt);
}

export const photo = (background: string) =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background } })
    .png()
    .toBuffer();
