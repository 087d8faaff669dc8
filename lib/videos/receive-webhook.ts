import "server-only";
import OpenAI, { InvalidWebhookSignatureError } from "openai";
import { z } from "zod";
import { execute, Prisma } from "@/lib/db";
import { videosApiEngine } from "@/lib/engines";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { verifyAttempt } from "./attempt-token";
import { crashPoint } from "./crash-point";

const eventSchema = z.object({
  type: z.string().startsWith("video.").max(100),
  data: z.object({ id: z.string().min(1).max(500) }),
});

/**
 * Records a delivery and pulls the video's next look to now, in one statement. The payload sets no state: `advance`
 * asks the engine itself. A repeated, unknown or unfitting delivery changes nothing. Returns whether a video was pulled.
 * Wire format: Standard Webhooks, as OpenAI sends them. @throws AppError `unauthenticated`
 */
export async function receiveWebhook(body: string, headers: Headers, attemptToken: string | null): Promise<boolean> {
  const { data: event } = eventSchema.safeParse(await unwrap(body, headers));
  if (!event) return false; // properly signed, but not about a video
  const engine = videosApiEngine().id;
  const attemptId = attemptToken ? verifyAttempt(attemptToken) : null;
  const engineKey = `${engine}:${event.data.id}`;
  const { count } = await execute(Prisma.sql`
    WITH receipt AS (
      INSERT INTO webhook_receipts (engine, webhook_id, type, engine_key, attempt_id)
      VALUES (${engine}, ${headers.get("webhook-id")}, ${event.type}, ${engineKey}, ${attemptId}::uuid)
      -- The same event may go to a plain address and to the job's own, in any order: the attempt it names is kept.
      ON CONFLICT (engine, webhook_id) DO UPDATE SET attempt_id = excluded.attempt_id
        WHERE webhook_receipts.attempt_id IS NULL AND excluded.attempt_id IS NOT NULL
      RETURNING 1
    )
    UPDATE videos SET next_at = now()
    WHERE EXISTS (SELECT 1 FROM receipt) AND (
      (engine_key = ${engineKey} AND status = 'running')
      OR (attempt_id = ${attemptId}::uuid AND status IN ('starting', 'uncertain'))
      -- An unknown job may be a start whose reply was lost, or is on its way: let those look again.
      OR (status IN ('starting', 'uncertain') AND engine = ${engine} AND next_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM videos known WHERE known.engine_key = ${engineKey})))`);
  crashPoint("webhook.after-receipt");
  return count > 0;
}

/** Tries each secret, so that they can be rotated. The SDK checks the signature and the 300 s tolerance. */
async function unwrap(body: string, headers: Headers): Promise<unknown> {
  const client = new OpenAI({ apiKey: "unused" });
  for (const secret of env().OPENAI_WEBHOOK_SECRET) {
    try {
      return await client.webhooks.unwrap(body, headers, secret);
    } catch (error) {
      // Another secret may fit; a missing header or a body that is no JSON will not get better.
      if (!(error instanceof InvalidWebhookSignatureError)) break;
    }
  }
  throw new AppError("unauthenticated", { message: "The signature is missing or wrong." });
}
